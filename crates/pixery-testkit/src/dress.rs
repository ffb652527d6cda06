//! Giving the rows of a filled library pictures: those of another library, over and over, as hard links. What a gallery shows
//! of a hundred thousand rows then costs what real ones cost, and a few hundred files of disk.

use std::fs;
use std::io;
use std::path::Path;

use rusqlite::Connection;

use crate::library::open_database;

/// Gives every row of `library` a picture of `wardrobe`, one after the other, and returns how many rows there are.
///
/// # Errors
/// What the disk answers; `InvalidInput` when the other library has no picture.
pub fn dress(library: &Path, wardrobe: &Path) -> io::Result<usize> {
    let connection = open_database(library);
    let count = borrow_facts(&connection, wardrobe).map_err(io::Error::other)?;
    if count == 0 {
        let said = format!("{} has no picture to lend", wardrobe.display());
        return Err(io::Error::new(io::ErrorKind::InvalidInput, said));
    }
    let mut rows = connection
        .prepare("SELECT g.path, p.path FROM generations g JOIN temp.pictures p ON p.place = g.id % ?1")
        .map_err(io::Error::other)?;
    let mut rows = rows.query([count]).map_err(io::Error::other)?;
    let mut linked = 0;
    while let Some(row) = rows.next().map_err(io::Error::other)? {
        let (to, from): (String, String) =
            (row.get(0).map_err(io::Error::other)?, row.get(1).map_err(io::Error::other)?);
        link(&wardrobe.join(from), &library.join(to))?;
        linked += 1;
    }
    Ok(linked)
}

/// Copies what rows know of their pictures, and returns how many pictures there are.
fn borrow_facts(connection: &Connection, wardrobe: &Path) -> rusqlite::Result<i64> {
    connection.execute("ATTACH DATABASE ?1 AS wardrobe", [wardrobe.join("library.db").to_string_lossy()])?;
    connection.execute_batch(
        "CREATE TEMP TABLE pictures AS
           SELECT row_number() OVER (ORDER BY id) - 1 AS place, width, height, format, bytes, sha256, thumbhash, color, path
           FROM wardrobe.generations WHERE thumbhash IS NOT NULL;
         CREATE UNIQUE INDEX temp.pictures_place ON pictures(place);",
    )?;
    let count: i64 = connection.query_row("SELECT count(*) FROM temp.pictures", [], |row| row.get(0))?;
    if count > 0 {
        connection.execute(
            "UPDATE main.generations AS g SET width = p.width, height = p.height, format = p.format, bytes = p.bytes,
               sha256 = p.sha256, thumbhash = p.thumbhash, color = p.color, finished = 1
             FROM temp.pictures p WHERE p.place = g.id % ?1",
            [count],
        )?;
    }
    Ok(count)
}

fn link(from: &Path, to: &Path) -> io::Result<()> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    match fs::hard_link(from, to) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::CrossesDevices => fs::copy(from, to).map(|_| ()),
        linked => linked,
    }
}

//! `--copy-to`: the result once more, outside the library. Nothing is overwritten.

use std::path::{Path, PathBuf};

use pixery_core::domain::Generation;

use crate::failure::Failure;

/// Refuses a target that can't take the result, before anything is made.
pub(super) fn check(target: Option<&Path>, count: u32) -> Result<(), Failure> {
    let Some(target) = target else { return Ok(()) };
    if target.is_dir() {
        return Ok(());
    }
    if target.exists() {
        return Err(Failure::usage(
            format!("{} exists", target.display()),
            "nothing is overwritten: name a new file, or a folder",
        ));
    }
    if count > 1 {
        return Err(Failure::usage(
            format!("{count} images don't go into one file"),
            "name an existing folder with --copy-to",
        ));
    }
    match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() && !folder.is_dir() => {
            Err(Failure::usage(format!("there is no folder {}", folder.display()), "make it first"))
        }
        _ => Ok(()),
    }
}

/// Copies the images; the originals stay where they are.
pub(super) fn copy(target: Option<&Path>, generations: &[Generation]) -> Result<(), Failure> {
    let Some(target) = target else { return Ok(()) };
    for generation in generations {
        if generation.withheld.is_some() {
            return Err(pixery_core::Error::Withheld(generation.id).into());
        }
        let original = Path::new(generation.path.as_deref().unwrap_or_default());
        let copy: PathBuf = match original.file_name() {
            Some(name) if target.is_dir() => target.join(name),
            _ => target.to_owned(),
        };
        let copied = std::fs::File::open(original)
            .and_then(|mut from| std::io::copy(&mut from, &mut std::fs::File::create_new(&copy)?));
        if let Err(error) = copied {
            let message = format!("can't copy {} to {}: {error}", generation.id, copy.display());
            let hint = format!("the image is safe in the library: {}", original.display());
            let body = pixery_core::ErrorBody { code: pixery_core::ErrorCode::Storage, message, hint };
            return Err(body.into());
        }
    }
    Ok(())
}

//! The geometry of a contact sheet: how many columns, how large the cells.

use crate::domain::Size;

/// The smallest cell in px that still shows something.
const SMALLEST_CELL: u32 = 24;

/// A grid of equal cells with a label under each, and the same gap everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Grid {
    pub(super) columns: u32,
    pub(super) rows: u32,
    /// The room for one image.
    pub(super) cell: Size,
    pub(super) gap: u32,
    /// The height of a label's line in px.
    pub(super) label: u32,
}

/// What a grid has to hold, and in how much room.
#[derive(Debug, Clone, Copy)]
pub(super) struct Demand {
    /// How many images, at least 1.
    pub(super) count: u32,
    /// Width by height of the usual image.
    pub(super) ratio: f64,
    /// The largest image; no cell needs more.
    pub(super) largest: Size,
    /// The sheet is not larger than this.
    pub(super) room: Size,
}

impl Grid {
    /// Returns the grid with the largest cells, of all or with the given number of columns; nothing when the
    /// cells would be too small to see anything.
    pub(super) fn new(demand: Demand, columns: Option<u32>) -> Option<Self> {
        let candidates = match columns {
            Some(columns) => columns.clamp(1, demand.count)..=columns.clamp(1, demand.count),
            None => 1..=demand.count.min(demand.room.width / SMALLEST_CELL),
        };
        candidates
            .filter_map(|columns| Self::with_columns(demand, columns))
            .max_by_key(|grid| (grid.cell.pixels(), std::cmp::Reverse(grid.columns * grid.rows)))
    }

    fn with_columns(demand: Demand, columns: u32) -> Option<Self> {
        let Demand { count, ratio, largest, room } = demand;
        let rows = count.div_ceil(columns);
        let gap = (room.width.min(room.height) / 100).clamp(6, 16);
        let widest = room.width.checked_sub(gap * (columns + 1))? / columns;
        let label = (widest / 9).clamp(13, 26);
        let highest = room.height.checked_sub(gap * (rows + 1) + rows * (label + gap / 2))? / rows;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "positive, and smaller than the room"
        )]
        let (width, height) = {
            let width = f64::from(widest).min(f64::from(highest) * ratio);
            (width as u32, (width / ratio) as u32)
        };
        let least = SMALLEST_CELL.max(label * 3);
        let cell = Size {
            width: width.min(largest.width.max(least)),
            height: height.min(largest.height.max(least)),
        };
        (cell.width >= SMALLEST_CELL && cell.height >= SMALLEST_CELL).then_some(Self {
            columns,
            rows,
            cell,
            gap,
            label,
        })
    }

    /// Returns the size of the sheet.
    pub(super) fn size(&self) -> Size {
        Size {
            width: self.gap + self.columns * (self.cell.width + self.gap),
            height: self.gap + self.rows * (self.cell.height + self.under() + self.gap),
        }
    }

    /// Returns the upper left corner of the cell of image `index`.
    pub(super) fn corner(&self, index: u32) -> (u32, u32) {
        let (column, row) = (index % self.columns, index / self.columns);
        let x = self.gap + column * (self.cell.width + self.gap);
        (x, self.gap + row * (self.cell.height + self.under() + self.gap))
    }

    /// Returns the distance from a cell's top to its label's.
    pub(super) fn label_offset(&self) -> u32 {
        self.cell.height + self.gap / 2
    }

    fn under(&self) -> u32 {
        self.gap / 2 + self.label
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn demand(count: u32, ratio: f64) -> Demand {
        let largest = Size { width: 4096, height: 4096 };
        Demand { count, ratio, largest, room: Size { width: 1568, height: 1568 } }
    }

    #[test]
    fn square_images_lie_in_a_square_and_wide_ones_in_few_columns() {
        let columns = |count, ratio| Grid::new(demand(count, ratio), None).unwrap().columns;
        assert_eq!((columns(1, 1.0), columns(4, 1.0), columns(9, 1.0), columns(12, 1.0)), (1, 2, 3, 4));
        assert!(columns(6, 2.5) < columns(6, 0.4));
    }

    #[test]
    fn columns_can_be_asked_for() {
        let grid = Grid::new(demand(5, 1.0), Some(5)).unwrap();
        assert_eq!((grid.columns, grid.rows), (5, 1));
        assert_eq!(Grid::new(demand(3, 1.0), Some(99)).unwrap().columns, 3);
    }

    proptest! {
        #[test]
        fn every_cell_lies_in_a_sheet_that_fits_its_room(count in 1_u32..300, ratio in 0.2_f64..5.0) {
            if let Some(grid) = Grid::new(demand(count, ratio), None) {
                let size = grid.size();
                prop_assert!(size.width <= 1568 && size.height <= 1568, "{size}");
                let (x, y) = grid.corner(count - 1);
                prop_assert!(x + grid.cell.width + grid.gap <= size.width);
                prop_assert!(y + grid.label_offset() + grid.label + grid.gap <= size.height);
            }
        }
    }
}

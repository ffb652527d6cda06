//! What is computed from an image's pixels once it is safe: thumbhash, dominant colour, gradient hash. A failure is
//! noted on the row and never touches the image.

use crate::domain::{ContentHash, GenerationId};
use crate::error::Result;
use crate::library::Library;
use crate::store::{DerivedFacts, Stamp};

/// Computes and stores the facts of one image.
pub(crate) fn derive(library: &Library, id: GenerationId, path: &str, sha256: &ContentHash) {
    // The thumbnail is made on the way, so that the first look at the image is quick.
    let facts = match library.archive().traits(path, sha256) {
        Ok(traits) => Some(DerivedFacts {
            thumbhash: traits.thumbhash,
            color: traits.color,
            gradient_hash: traits.gradient_hash,
        }),
        Err(error) => {
            tracing::warn!(%error, generation = %id, "nothing could be derived from an image");
            None
        }
    };
    let stored: Result<()> = {
        let stamp = Stamp { actor: &library.config().actor, at: library.now(), operation: None };
        library.store().write(&stamp, |writer| writer.set_derived(id, facts.as_ref()))
    };
    if let Err(error) = stored {
        tracing::warn!(%error, generation = %id, "derived facts could not be stored");
    }
}

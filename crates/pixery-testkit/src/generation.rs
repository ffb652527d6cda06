//! Generations without painting: a row, and a file only where a test wants to look at it.

use std::io::Write as _;

use pixery_core::archive::original_path;
use pixery_core::domain::{
    Actor, CollectionName, ContentHash, Cost, GenerationId, ImageFormat, Origin, Parameters, ReferenceUse,
    Seed, Size, TagName, Timestamp, Zone,
};
use pixery_core::store::{NewGeneration, Stamp, Writer};
use pixery_core::{Error, Library, Result};
use sha2::{Digest as _, Sha256};

use crate::Picture;

/// A generation to be inserted. Every part has a default.
#[derive(Debug, Clone)]
pub struct GenerationBuilder {
    prompt: String,
    negative_prompt: Option<String>,
    title: Option<String>,
    model: String,
    actor: Actor,
    origin: Origin,
    created_at: Option<Timestamp>,
    tags: Vec<TagName>,
    collections: Vec<CollectionName>,
    parameters: Parameters,
    references: Vec<ReferenceUse>,
    parent_id: Option<GenerationId>,
    picture: Picture,
    has_file: bool,
    starred: bool,
    trashed: bool,
}

impl GenerationBuilder {
    /// Returns a generation of the built-in model from a prompt, made now.
    #[must_use]
    pub fn new(prompt: &str) -> Self {
        Self {
            prompt: prompt.to_owned(),
            negative_prompt: None,
            title: None,
            model: "sketch".to_owned(),
            actor: Actor::person(),
            origin: Origin::Generate,
            created_at: None,
            tags: Vec::new(),
            collections: Vec::new(),
            parameters: Parameters { seed: Some(Seed(7)), ..Parameters::default() },
            references: Vec::new(),
            parent_id: None,
            picture: Picture::of(0x80_40_20),
            has_file: false,
            starred: false,
            trashed: false,
        }
    }

    /// Sets the negative prompt.
    #[must_use]
    pub fn negative(mut self, prompt: &str) -> Self {
        self.negative_prompt = Some(prompt.to_owned());
        self
    }

    /// Sets the title.
    #[must_use]
    pub fn title(mut self, title: &str) -> Self {
        self.title = Some(title.to_owned());
        self
    }

    /// Sets the model.
    #[must_use]
    pub fn model(mut self, model: &str) -> Self {
        self.model = model.to_owned();
        self
    }

    /// Sets who asked.
    ///
    /// # Panics
    /// When the text is no actor.
    #[must_use]
    pub fn actor(mut self, actor: &str) -> Self {
        self.actor = Actor::new(actor).expect("an actor's name");
        self
    }

    /// Sets how it came to be.
    #[must_use]
    pub fn origin(mut self, origin: Origin) -> Self {
        self.origin = origin;
        self
    }

    /// Sets when it was made, in ms since 1970; the library's now when it isn't set.
    #[must_use]
    pub fn at(mut self, millis: i64) -> Self {
        self.created_at = Some(Timestamp::from_millis(millis));
        self
    }

    /// Adds a tag.
    ///
    /// # Panics
    /// When the text is no tag.
    #[must_use]
    pub fn tag(mut self, tag: &str) -> Self {
        self.tags.push(TagName::new(tag).expect("a tag's name"));
        self
    }

    /// Puts it into a collection.
    ///
    /// # Panics
    /// When the text is no collection.
    #[must_use]
    pub fn collection(mut self, collection: &str) -> Self {
        self.collections.push(CollectionName::new(collection).expect("a collection's name"));
        self
    }

    /// Sets the settings.
    #[must_use]
    pub fn parameters(mut self, parameters: Parameters) -> Self {
        self.parameters = parameters;
        self
    }

    /// Sets the input images.
    #[must_use]
    pub fn references(mut self, references: &[ReferenceUse]) -> Self {
        self.references = references.to_vec();
        self
    }

    /// Sets what it came from.
    #[must_use]
    pub fn parent(mut self, parent: GenerationId) -> Self {
        self.parent_id = Some(parent);
        self
    }

    /// Gives it a star.
    #[must_use]
    pub fn starred(mut self) -> Self {
        self.starred = true;
        self
    }

    /// Puts it into the trash.
    #[must_use]
    pub fn trashed(mut self) -> Self {
        self.trashed = true;
        self
    }

    /// Publishes a real file of this picture; otherwise the row's path leads nowhere.
    #[must_use]
    pub fn file(mut self, picture: Picture) -> Self {
        (self.picture, self.has_file) = (picture, true);
        self
    }

    /// Inserts it in a transaction of its own.
    ///
    /// # Errors
    /// What the store answers.
    pub fn insert(&self, library: &Library) -> Result<GenerationId> {
        let stamp = Stamp { actor: &self.actor, at: library.now(), operation: Some("generate") };
        let path = self.publish(library)?;
        library.store().write(&stamp, |writer| self.insert_row(writer, &path))
    }

    /// Inserts many in one transaction.
    ///
    /// # Errors
    /// What the store answers.
    pub fn insert_all(all: &[Self], library: &Library) -> Result<Vec<GenerationId>> {
        let stamp = Stamp { actor: &library.config().actor, at: library.now(), operation: Some("generate") };
        let paths = all.iter().map(|one| one.publish(library)).collect::<Result<Vec<_>>>()?;
        library.store().write(&stamp, |writer| {
            all.iter().zip(&paths).map(|(one, path)| one.insert_row(writer, path)).collect()
        })
    }

    /// Returns a path of its own, with the file there if it has one.
    fn publish(&self, library: &Library) -> Result<String> {
        let day = self.created_at.unwrap_or_else(|| library.now()).day_in(Zone::utc());
        let path = original_path(&day, &self.prompt, &library.new_key(), 0, ImageFormat::Png);
        if self.has_file {
            let mut part = library.archive().part(&library.new_key())?;
            part.write_all(&self.picture.png()).map_err(|error| Error::Internal(error.to_string()))?;
            library.archive().keep_original(part, &path)?;
        }
        Ok(path)
    }

    fn insert_row(&self, writer: &Writer<'_>, path: &str) -> Result<GenerationId> {
        let file = self.picture.png();
        let id = writer.insert_generation(&NewGeneration {
            created_at: self.created_at.unwrap_or_else(|| writer.at()),
            prompt: &self.prompt,
            negative_prompt: self.negative_prompt.as_deref(),
            model: &self.model,
            provider: None,
            parameters: &Parameters {
                size: self
                    .parameters
                    .size
                    .or(Some(Size { width: self.picture.width, height: self.picture.height })),
                ..self.parameters.clone()
            },
            references: &self.references,
            parent_id: self.parent_id,
            tags: &self.tags,
            collections: &self.collections,
            title: self.title.as_deref(),
            origin: self.origin,
            actor: &self.actor,
            job: None,
            cost: Cost::NOTHING,
            format: ImageFormat::Png,
            width: self.picture.width,
            height: self.picture.height,
            bytes: file.len() as u64,
            sha256: ContentHash(Sha256::digest(&*file).into()),
            path,
        })?;
        if self.starred {
            writer.set_starred(id, true)?;
        }
        if self.trashed {
            writer.trash(id)?;
        }
        Ok(id)
    }
}

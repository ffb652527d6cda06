// Generated from crates/pixery-api/src/table.rs; UPDATE=1 cargo test -p pixery-api rewrites it.

/**
 * The images that entries of the log changed. Hidden ones are left out, and so is what safe mode withholds.
 */
export type ActivityImages = { 
/**
 * The images: of the newest entry first, and of one entry what it changed last; in the order of `among` where that is given.
 */
ids: Array<GenerationId>, 
/**
 * Those of them that are in the trash.
 */
trashed: Array<GenerationId>, 
/**
 * Whether there may be more: of very many changes only the last 10,000 are looked at.
 */
more: boolean, };

/**
 * A person (`person`) or the name of an agent (`claude`); at most 60 characters. It stands on every
 * generation, ledger row and journal entry.
 */
export type Actor = string;

/**
 * Files to be added; only where the door may name paths (command line and desktop).
 */
export type AddImages = { 
/**
 * The files, 1 to 10,000. They are copied and stay where they are.
 */
files: Array<string>, };

/**
 * A note to be added.
 */
export type AddNote = { 
/**
 * The image.
 */
generationId: GenerationId, 
/**
 * The words.
 */
text: NoteText, 
/**
 * The part of the image that it is about; all of it when absent.
 */
region?: Region | null, };

/**
 * Tags to attach to some generations.
 */
export type AddTags = { 
/**
 * The generations.
 */
selection: Selection, 
/**
 * The tags, 1 to 100; made when they are new.
 */
tags: Array<TagName>, };

/**
 * What became of one file of several that a door brings in one by one.
 */
export type AddedFile = { 
/**
 * The entry of the journal to go on with; absent when nothing was added yet.
 */
entry: JournalId | null, 
/**
 * The file, as it was named.
 */
file: string, 
/**
 * The image that it is in the library; absent when it was refused.
 */
id: GenerationId | null, 
/**
 * Whether the library had just these bytes already, in the trash perhaps.
 */
duplicate: boolean, 
/**
 * Why it was refused.
 */
error: ErrorBody | null, };

/**
 * What became of a file: an image, or an error.
 */
export type AddedImage = { 
/**
 * The file, as it was named.
 */
file: string, 
/**
 * The image that it is in the library; absent when it was refused.
 */
id: GenerationId | null, 
/**
 * Whether the library had just these bytes already, in the trash perhaps.
 */
duplicate: boolean, 
/**
 * Why it was refused.
 */
error: ErrorBody | null, };

/**
 * What became of the files.
 */
export type AddedImages = { 
/**
 * The files in their order.
 */
items: Array<AddedImage>, 
/**
 * How many new images there are.
 */
addedCount: number, 
/**
 * The entry of the journal, for `undo`; absent when nothing was added.
 */
entry: JournalId | null, };

/**
 * An image that looks like another.
 */
export type Alike = { 
/**
 * How many of 64 bits differ.
 */
distance: number, 
/**
 * What that means.
 */
likeness: Likeness, 
/**
 * The number that people say aloud.
 */
id: GenerationId, 
/**
 * What was asked for; empty for an import without a recipe.
 */
prompt: string, 
/**
 * What was asked to be left out.
 */
negativePrompt: string | null, 
/**
 * The model's id; free text for imports, empty when nobody knows.
 */
model: string, 
/**
 * Who answered; absent for imports.
 */
provider: ProviderId | null, 
/**
 * The settings.
 */
parameters: Parameters, 
/**
 * The input images in their order, the mask last.
 */
references: Array<ReferenceUse>, 
/**
 * The generation that this one came from.
 */
parentId: GenerationId | null, 
/**
 * Tags by name.
 */
tags: Array<TagName>, 
/**
 * Collections by name.
 */
collections: Array<CollectionName>, 
/**
 * Whether it has a star.
 */
starred: boolean, 
/**
 * Whether it was turned down (dimmed, not trashed).
 */
rejected: boolean, 
/**
 * When it was put into the trash; absent while it is live.
 */
trashedAt: Timestamp | null, 
/**
 * Its title, if somebody gave one.
 */
title: string | null, 
/**
 * When it was made.
 */
createdAt: Timestamp, 
/**
 * Width in pixels.
 */
width: number, 
/**
 * Height in pixels.
 */
height: number, 
/**
 * The original's format.
 */
format: ImageFormat, 
/**
 * The original's length in bytes.
 */
bytes: number, 
/**
 * SHA-256 of the original.
 */
sha256: ContentHash, 
/**
 * Absolute path of the original; only where the door may show paths.
 */
path: string | null, 
/**
 * A thumbhash (about 25 bytes), base64; absent until it is computed.
 */
thumbhash: string | null, 
/**
 * The dominant colour as `#rrggbb`; absent until it is computed.
 */
color: string | null, 
/**
 * Its share of what the request cost.
 */
cost: Cost, 
/**
 * How it came to be.
 */
origin: Origin, 
/**
 * Who asked.
 */
actor: Actor, 
/**
 * The request that made it; absent for imports.
 */
jobId: JobId | null, 
/**
 * Whether a sensitive tag or collection is on it.
 */
sensitive: boolean, 
/**
 * Whether a hidden tag or collection is on it.
 */
hidden: boolean, 
/**
 * Why this is a placeholder that shows nothing of the image; absent when it is the image itself.
 */
withheld?: Withheld, };

/**
 * What became of a pointer, as a gallery says.
 */
export type AnswerPointer = { 
/**
 * The pointer.
 */
id: PointerId, 
/**
 * What became of it.
 */
answer: PointerAnswer, };

/**
 * A range of whole numbers, both ends included; open where one is absent.
 */
export type Bounds = { 
/**
 * The least.
 */
min: number | null, 
/**
 * The most.
 */
max: number | null, };

/**
 * A limit and how much of it is gone.
 */
export type Budget = { 
/**
 * What it is counted over.
 */
period: BudgetPeriod, 
/**
 * Whose it is; absent for everybody together.
 */
actor: Actor | null, 
/**
 * The most that may be spent.
 */
limit: MicroUsd, 
/**
 * What was spent in the current period: estimated and reported costs.
 */
spent: MicroUsd, 
/**
 * What is held for requests that run, or whose cost nobody knows: their worst case.
 */
held: MicroUsd, };

/**
 * What a budget is counted over, in the library's zone.
 */
export type BudgetPeriod = "day" | "month";

/**
 * Every budget, those of everybody together first.
 */
export type Budgets = { 
/**
 * The budgets with what is gone of them.
 */
items: Array<Budget>, };

/**
 * What a model takes. A control appears, and a flag is taken, only where the capability is there.
 */
export type Capabilities = { 
/**
 * The most reference images; 0 when it takes none.
 */
references: number, 
/**
 * Whether it repaints inside a mask.
 */
mask: boolean, 
/**
 * Whether it takes a negative prompt.
 */
negativePrompt: boolean, 
/**
 * Whether the same seed gives the same picture.
 */
seed: boolean, 
/**
 * The steps it takes, and its default.
 */
steps: Range | null, 
/**
 * The guidance scale it takes, and its default.
 */
guidance: Range | null, 
/**
 * The strength it takes, and its default.
 */
strength: Range | null, 
/**
 * The reference strength (IP-Adapter scale) it takes, and its default.
 */
referenceStrength: Range | null, 
/**
 * Samplers by name; empty when there is no choice.
 */
samplers: Array<string>, 
/**
 * Whether it takes LoRAs.
 */
loras: boolean, 
/**
 * The sizes it makes.
 */
sizes: Sizes, 
/**
 * The most images of one request; the core splits larger counts.
 */
count: number, 
/**
 * Whether it reports steps while it works.
 */
progress: boolean, 
/**
 * Whether it shows the picture while it works.
 */
previews: boolean, 
/**
 * Whether a running request can be stopped.
 */
cancel: boolean, 
/**
 * Whether a request sent twice with one key runs once.
 */
idempotency: boolean, };

/**
 * Something that is different from what the catalog said.
 */
export type CatalogChange = { "kind": "new", 
/**
 * The vendor's name for it.
 */
endpoint: string, } | { "kind": "retired", 
/**
 * The model.
 */
model: ModelId, 
/**
 * When, as `YYYY-MM-DD`.
 */
day: string, } | { "kind": "back", 
/**
 * The model.
 */
model: ModelId, } | { "kind": "price", 
/**
 * The model.
 */
model: ModelId, 
/**
 * What was reckoned with.
 */
before: Price, 
/**
 * What is reckoned with from now on.
 */
now: Price, } | { "kind": "other_price", 
/**
 * The model.
 */
model: ModelId, 
/**
 * Micro-dollars a unit.
 */
microUsd: MicroUsd, 
/**
 * What is counted.
 */
unit: string, };

/**
 * The rows of one topic that changed.
 */
export type Changed = { 
/**
 * The topic.
 */
topic: Topic, 
/**
 * The changed rows' ids, ascending, each once; absent when any row may have changed.
 */
ids: number[] | null, };

/**
 * What a change did.
 */
export type ChangedGenerations = { 
/**
 * The ids that changed; the first 10,000 of them.
 */
changed: Array<GenerationId>, 
/**
 * The ids that were so already; the first 10,000 of them.
 */
unchanged: Array<GenerationId>, 
/**
 * How many changed.
 */
changedCount: number, 
/**
 * How many were so already.
 */
unchangedCount: number, 
/**
 * The entry of the journal, for `undo`; absent when nothing changed.
 */
entry: JournalId | null, };

/**
 * Jobs as they are after something was done to them.
 */
export type ChangedJobs = { 
/**
 * The jobs in the order of the request.
 */
items: Array<Job>, 
/**
 * Those that changed; the others were so already, or had ended.
 */
changed: Array<JobId>, };

/**
 * The notes that a change was about.
 */
export type ChangedNotes = { 
/**
 * The notes that changed.
 */
changed: Array<NoteId>, 
/**
 * The entry of the journal, for `undo`; absent when nothing changed.
 */
entry: JournalId | null, };

/**
 * Something that must hold of a generation, or must not.
 */
export type Check = { 
/**
 * Whether the fact must not hold.
 */
negated?: boolean | null, 
/**
 * The fact.
 */
fact: Fact, };

/**
 * A setting that an amount hangs on.
 */
export type Choice = { 
/**
 * The setting, by the vendor's name: `quality`.
 */
setting: string, 
/**
 * What is reckoned with when it is not set, or `auto`: the dearest that the vendor may choose.
 */
assumed: string, };

/**
 * A collection with the number of images in it.
 */
export type Collection = { 
/**
 * The collection's id.
 */
id: CollectionId, 
/**
 * The collection's name.
 */
name: CollectionName, 
/**
 * What it is for; empty when nobody said.
 */
description: string, 
/**
 * Whether the collection and its images are left out until asked for.
 */
hidden: boolean, 
/**
 * Whether the collection and its images are left out while safe mode is on.
 */
sensitive: boolean, 
/**
 * Live images (not in the trash) that the current visibility shows.
 */
count: number, };

/**
 * The collections that a change was about.
 */
export type CollectionCounts = { 
/**
 * The collections with their new counts, as far as the visibility shows them.
 */
collections: Array<Collection>, 
/**
 * How many links to images, places or collections changed.
 */
changed: number, 
/**
 * The entry of the journal, for `undo`; absent when nothing changed.
 */
entry: JournalId | null, };

/**
 * What a collection is for: at most 2,000 characters; empty when nobody says. Tabs and line breaks are the only control
 * characters.
 */
export type CollectionDescription = string;

/**
 * One collection.
 */
export type CollectionId = number;

/**
 * A collection's name: at most 200 characters, one line. Upper and lower case are one name.
 */
export type CollectionName = string;

/**
 * Where collections go among all of them.
 */
export type CollectionPlace = "first" | "last" | { "before": CollectionName } | { "after": CollectionName };

/**
 * One recipe, to be made by several models.
 */
export type CompareModels = { 
/**
 * The models by id or alias, 2 to 24, each once.
 */
models: Array<string>, 
/**
 * What each of them makes: one image, without a model of its own. What it may cost is what all of them may together.
 */
recipe: Generate, };

/**
 * The jobs of a comparison.
 */
export type Compared = { 
/**
 * One job a model, in the order of the models, all of one batch. They are on disk. Empty when it was only asked what would be
 * done.
 */
jobs: Array<Job>, 
/**
 * What each model was planned to do, in the same order.
 */
planned: Array<Planned>, 
/**
 * What all of it is expected to cost; unknown when one of them is.
 */
cost: Cost, };

/**
 * What the person agreed to.
 */
export type Consent = { 
/**
 * The most that all images together may cost, in micro-dollars.
 */
maxCost?: MicroUsd | null, 
/**
 * Whether whatever is expected is agreed to.
 */
anyCost?: boolean | null, 
/**
 * Whether only to say what would be done and what it would cost: nothing is queued or sent.
 */
dryRun?: boolean | null, };

/**
 * The SHA-256 of a file's bytes; 64 lower-case hex digits as text.
 */
export type ContentHash = string;

/**
 * What an attempt cost, and how that is known.
 */
export type Cost = { 
/**
 * The amount in micro-dollars; absent when the kind is `unknown`.
 */
microUsd: MicroUsd | null, 
/**
 * How the amount is known.
 */
kind: CostKind, };

/**
 * What costs are gathered by.
 */
export type CostGrouping = "day" | "month" | "model" | "provider" | "actor";

/**
 * How a cost is known. The kinds are never added up as if they were one.
 */
export type CostKind = "estimated" | "reported" | "unknown" | "not_charged";

/**
 * What one day, model, provider or actor cost. The amounts are known in different ways and are not to be added up as one.
 */
export type CostLine = { 
/**
 * The day (`YYYY-MM-DD`), month, model, provider or actor.
 */
name: string, 
/**
 * What providers reported, in micro-dollars.
 */
reported: MicroUsd, 
/**
 * What Pixery estimated where they report nothing, in micro-dollars.
 */
estimated: MicroUsd, 
/**
 * The worst case of what runs or whose cost nobody knows, in micro-dollars.
 */
held: MicroUsd, 
/**
 * Attempts whose cost nobody knows.
 */
unknownAttempts: number, 
/**
 * Attempts that certainly cost nothing.
 */
notChargedAttempts: number, 
/**
 * All attempts.
 */
attempts: number, 
/**
 * The images that came of them.
 */
images: number, };

/**
 * What was spent: a line per group, and all of them together.
 */
export type Costs = { 
/**
 * The first day.
 */
since: string, 
/**
 * The last day.
 */
until: string, 
/**
 * A line per group; empty when nothing was asked of anybody.
 */
items: Array<CostLine>, 
/**
 * The lines together.
 */
total: CostLine, };

/**
 * How many generations there are of a kind.
 */
export type Count = { 
/**
 * How many were counted.
 */
count: number, 
/**
 * Whether that is all of them.
 */
exact: boolean, };

/**
 * What to count.
 */
export type CountGenerations = { 
/**
 * A query.
 */
query?: string | null, 
/**
 * What must hold besides.
 */
filter?: Filter | null, 
/**
 * Count no further than this; to the end when absent.
 */
most?: number | null, };

/**
 * A collection to be made.
 */
export type CreateCollection = { 
/**
 * Its name.
 */
name: CollectionName, 
/**
 * What it is for.
 */
description?: CollectionDescription | null, };

/**
 * A place in the library's order: a generation's sort key, `created_at` in ms << 21 | the id's low 21 bits.
 * Opaque text on the wire, since it is larger than a JavaScript number holds.
 */
export type Cursor = string;

/**
 * What a person decides about a job of which nobody knows whether it ran.
 */
export type Decision = "check" | "resend" | "drop";

/**
 * Collections to delete.
 */
export type DeleteCollections = { 
/**
 * The collections, 1 to 100.
 */
collections: Array<CollectionName>, };

/**
 * Notes to be deleted, with their replies.
 */
export type DeleteNotes = { 
/**
 * The notes, 1 to 1,000.
 */
ids: Array<NoteId>, };

/**
 * Tags to delete.
 */
export type DeleteTags = { 
/**
 * The tags, 1 to 100.
 */
tags: Array<TagName>, };

/**
 * Drafts of a picture that come before it is done.
 */
export type Drafts = { 
/**
 * The setting that says how many, by the vendor's name: `partial_images`.
 */
setting: string, 
/**
 * How many the vendor makes at most.
 */
most: number, 
/**
 * Image tokens that each of them takes.
 */
tokens: number, };

/**
 * Images that are one picture.
 */
export type DuplicateGroup = { 
/**
 * The oldest first; distances are to it.
 */
items: Array<Alike>, };

/**
 * Groups of images that are one picture.
 */
export type Duplicates = { 
/**
 * The group with the newest image first.
 */
items: Array<DuplicateGroup>, 
/**
 * Always absent: there is one page.
 */
next: Cursor | null, 
/**
 * How many groups there are in all.
 */
total: number, };

/**
 * One thing that somebody did: one command, however many rows it changed.
 */
export type Entry = { 
/**
 * The entry's id.
 */
id: JournalId, 
/**
 * When it happened.
 */
at: Timestamp, 
/**
 * Who did it.
 */
actor: Actor, 
/**
 * The operation's name: `add_tags`.
 */
operation: string, 
/**
 * The entry that it undid (the newest of them), or the undoing that it took back.
 */
undoes: JournalId | null, 
/**
 * The entry that undid it; absent while it stands.
 */
undoneBy: JournalId | null, 
/**
 * How many rows and links it changed.
 */
changes: number, };

/**
 * The one JSON shape of an error, on every wire.
 */
export type ErrorBody = { 
/**
 * What a program acts on.
 */
code: ErrorCode, 
/**
 * What happened, in lower case.
 */
message: string, 
/**
 * What to do about it; empty when nothing is known to help.
 */
hint: string, };

/**
 * What a door can act on. A code exists only because some door does something of its own for it.
 */
export type ErrorCode = "invalid" | "not_found" | "conflict" | "missing_key" | "unavailable" | "rate_limited" | "budget" | "still_running" | "policy" | "uncertain" | "storage" | "cancelled" | "internal";

/**
 * What a listener hears.
 */
export type Event = { "kind": "changed", 
/**
 * What changed, a topic at most once, in the order of [`Topic`].
 */
changes: Array<Changed>, 
/**
 * The last change included.
 */
sequence: number, } | { "kind": "everything", 
/**
 * The last change included.
 */
sequence: number, } | { "kind": "progress" } & JobProgress;

/**
 * A query to be explained.
 */
export type ExplainQuery = { 
/**
 * The query.
 */
query?: string | null, 
/**
 * What must hold besides.
 */
filter?: Filter | null, };

/**
 * How a query is read, and how it is answered.
 */
export type Explained = { 
/**
 * The query in its canonical form.
 */
query: string, 
/**
 * Each of its terms.
 */
terms: Array<ExplainedTerm>, 
/**
 * Names in it that the library doesn't have, and what may have been meant.
 */
unknown: Array<string>, 
/**
 * What a page walks along: `the images with the tag "fox"`.
 */
way: string, 
/**
 * Whether each image on the way is looked at by itself, so that a page may be short and still have a `next`.
 */
byRow: boolean, 
/**
 * SQLite's plan, a line per step.
 */
plan: Array<string>, };

/**
 * A term of a query, and what it means.
 */
export type ExplainedTerm = { 
/**
 * The term in its canonical form.
 */
term: string, 
/**
 * What it asks for: `has the tag "fox"`.
 */
meaning: string, };

/**
 * A fact about a generation.
 */
export type Fact = { "kind": "model", "value": string } | { "kind": "actor", "value": Actor } | { "kind": "parent", "value": GenerationId } | { "kind": "ids", "value": Array<GenerationId> } | { "kind": "origin", "value": Origin } | { "kind": "provider", "value": ProviderId } | { "kind": "seed", "value": Seed } | { "kind": "cost", "value": Bounds } | { "kind": "long_side", "value": Bounds } | { "kind": "width", "value": Bounds } | { "kind": "height", "value": Bounds } | { "kind": "size", "value": Size } | { "kind": "ratio", "value": Ratio } | { "kind": "has", "value": Part } | { "kind": "reference" };

/**
 * Generations that go into a collection, or out of it.
 */
export type FileGenerations = { 
/**
 * The generations.
 */
selection: Selection, 
/**
 * The collection; made when something goes into it and it is new.
 */
collection: CollectionName, };

/**
 * A conjunction of conditions on generations. The empty filter means every live generation that the current
 * visibility shows.
 */
export type Filter = { 
/**
 * Substrings of the prompt or title, all of them; case and accents don't matter.
 */
texts?: Array<string> | null, 
/**
 * Substrings that neither prompt nor title has.
 */
withoutTexts?: Array<string> | null, 
/**
 * Tags that the generation has, all of them.
 */
tags?: Array<TagName> | null, 
/**
 * Tags that the generation has none of.
 */
withoutTags?: Array<TagName> | null, 
/**
 * Collections that the generation is in, all of them.
 */
collections?: Array<CollectionName> | null, 
/**
 * Collections that the generation is in none of.
 */
withoutCollections?: Array<CollectionName> | null, 
/**
 * The model's id, or an import's free text.
 */
model?: string | null, 
/**
 * Only starred (or only unstarred) ones.
 */
starred?: boolean | null, 
/**
 * Only rejected (or only unrejected) ones.
 */
rejected?: boolean | null, 
/**
 * Only ones with (or without) any tag.
 */
tagged?: boolean | null, 
/**
 * Only ones in (or outside) any collection.
 */
collected?: boolean | null, 
/**
 * Only these; none when the list is empty.
 */
ids?: Array<GenerationId> | null, 
/**
 * Only children of this generation.
 */
parentId?: GenerationId | null, 
/**
 * Only what this actor asked for.
 */
actor?: Actor | null, 
/**
 * Not older than this.
 */
since?: Timestamp | null, 
/**
 * Older than this.
 */
until?: Timestamp | null, 
/**
 * What else must hold, all of it.
 */
checks?: Array<Check> | null, 
/**
 * Only what hidden tags and collections leave out, or only what they don't.
 */
hidden?: boolean | null, 
/**
 * Only what sensitive tags and collections leave out in safe mode, or only what they don't.
 */
sensitive?: boolean | null, 
/**
 * What is in the trash, instead of what is live.
 */
trashed?: boolean | null, 
/**
 * Also what hidden tags and collections leave out.
 */
includeHidden?: boolean | null, };

/**
 * Which duplicates to find.
 */
export type FindDuplicates = { 
/**
 * Also what may be one: up to 10 bits differ instead of 5.
 */
maybe?: boolean | null, 
/**
 * How many groups, 1 to 1,000; 50 when absent.
 */
limit?: number | null, 
/**
 * Also what hidden tags and collections leave out.
 */
includeHidden?: boolean | null, };

/**
 * What to look for the like of.
 */
export type FindSimilar = { 
/**
 * The image.
 */
id: GenerationId, 
/**
 * The most bits of the gradient hash that differ, 0 to 32; 10 when absent.
 */
most?: number | null, 
/**
 * How many, 1 to 1,000; 50 when absent.
 */
limit?: number | null, 
/**
 * Also what hidden tags and collections leave out.
 */
includeHidden?: boolean | null, };

/**
 * What a search found.
 */
export type Found = { 
/**
 * The generations in the order that was asked for.
 */
items: Array<Hit>, 
/**
 * Pass as `after` for the next page; absent on the last, and by relevance.
 */
next: Cursor | null, 
/**
 * By relevance: how many of the newest were ranked. At 500 there may be older ones that were not.
 */
ranked: number | null, };

/**
 * Images to be made from a prompt.
 */
export type Generate = { 
/**
 * What the picture should show. With a preset it goes into the template's `{prompt}`, or stands in the template's place.
 */
prompt?: Prompt | null, 
/**
 * A preset, which gives what is not given here: prompt, negative prompt, model, settings. Its tags are added, its suffix
 * follows the prompt.
 */
preset?: PresetUse | null, 
/**
 * What it should not show.
 */
negativePrompt?: NegativePrompt | null, 
/**
 * The model by id or alias; the configured default when absent.
 */
model?: string | null, 
/**
 * How many images, 1 to 1,000. Image k uses the seed + k.
 */
count?: number, 
/**
 * Settings; only those that the model takes.
 */
parameters?: Parameters, 
/**
 * Input images in their order.
 */
references?: Array<ReferenceInput>, 
/**
 * Where to paint over the first reference: white is painted.
 */
mask?: ReferenceInput | null, 
/**
 * The generation that this one comes from.
 */
parentId?: GenerationId | null, 
/**
 * Tags for the images.
 */
tags?: Array<TagName>, 
/**
 * Collections for the images; made when they are new.
 */
collections?: Array<CollectionName>, 
/**
 * A title for the images.
 */
title?: Title | null, 
/**
 * What it may cost.
 */
consent?: Consent, };

/**
 * One image of the library with its recipe, as every door shows it.
 */
export type Generation = { 
/**
 * The number that people say aloud.
 */
id: GenerationId, 
/**
 * What was asked for; empty for an import without a recipe.
 */
prompt: string, 
/**
 * What was asked to be left out.
 */
negativePrompt: string | null, 
/**
 * The model's id; free text for imports, empty when nobody knows.
 */
model: string, 
/**
 * Who answered; absent for imports.
 */
provider: ProviderId | null, 
/**
 * The settings.
 */
parameters: Parameters, 
/**
 * The input images in their order, the mask last.
 */
references: Array<ReferenceUse>, 
/**
 * The generation that this one came from.
 */
parentId: GenerationId | null, 
/**
 * Tags by name.
 */
tags: Array<TagName>, 
/**
 * Collections by name.
 */
collections: Array<CollectionName>, 
/**
 * Whether it has a star.
 */
starred: boolean, 
/**
 * Whether it was turned down (dimmed, not trashed).
 */
rejected: boolean, 
/**
 * When it was put into the trash; absent while it is live.
 */
trashedAt: Timestamp | null, 
/**
 * Its title, if somebody gave one.
 */
title: string | null, 
/**
 * When it was made.
 */
createdAt: Timestamp, 
/**
 * Width in pixels.
 */
width: number, 
/**
 * Height in pixels.
 */
height: number, 
/**
 * The original's format.
 */
format: ImageFormat, 
/**
 * The original's length in bytes.
 */
bytes: number, 
/**
 * SHA-256 of the original.
 */
sha256: ContentHash, 
/**
 * Absolute path of the original; only where the door may show paths.
 */
path: string | null, 
/**
 * A thumbhash (about 25 bytes), base64; absent until it is computed.
 */
thumbhash: string | null, 
/**
 * The dominant colour as `#rrggbb`; absent until it is computed.
 */
color: string | null, 
/**
 * Its share of what the request cost.
 */
cost: Cost, 
/**
 * How it came to be.
 */
origin: Origin, 
/**
 * Who asked.
 */
actor: Actor, 
/**
 * The request that made it; absent for imports.
 */
jobId: JobId | null, 
/**
 * Whether a sensitive tag or collection is on it.
 */
sensitive: boolean, 
/**
 * Whether a hidden tag or collection is on it.
 */
hidden: boolean, 
/**
 * Why this is a placeholder that shows nothing of the image; absent when it is the image itself.
 */
withheld?: Withheld, };

/**
 * One generation, shown as `#140`. AUTOINCREMENT, never reused, also not after a purge.
 */
export type GenerationId = number;

/**
 * A guide: the front matter and prose of one file of `guides/`.
 */
export type Guide = { 
/**
 * The file's name without its ending.
 */
name: string, 
/**
 * What people call it.
 */
title: string, 
/**
 * How the prompt is read.
 */
style: PromptStyle, 
/**
 * Words that every prompt has to start with.
 */
requiredPrefix: string | null, 
/**
 * The order that works: `subject, scene, light, style`.
 */
structure: string, 
/**
 * What helps.
 */
tips: Array<string>, 
/**
 * What hurts.
 */
avoid: Array<string>, 
/**
 * A negative prompt to start from.
 */
negativeTemplate: string | null, 
/**
 * Settings to start from, in a sentence.
 */
settings: string | null, 
/**
 * A prompt that works, and why.
 */
example: GuideExample, 
/**
 * The prose below the front matter, as markdown.
 */
text: string, };

/**
 * A prompt that works.
 */
export type GuideExample = { 
/**
 * The prompt.
 */
prompt: string, 
/**
 * Why it works.
 */
why: string, };

/**
 * Where a query's texts are.
 */
export type Highlights = { 
/**
 * In the prompt.
 */
prompt: Array<Span>, 
/**
 * In the title.
 */
title: Array<Span>, };

/**
 * One generation that was found.
 */
export type Hit = { 
/**
 * Where the query's texts are.
 */
highlights: Highlights, 
/**
 * The number that people say aloud.
 */
id: GenerationId, 
/**
 * What was asked for; empty for an import without a recipe.
 */
prompt: string, 
/**
 * What was asked to be left out.
 */
negativePrompt: string | null, 
/**
 * The model's id; free text for imports, empty when nobody knows.
 */
model: string, 
/**
 * Who answered; absent for imports.
 */
provider: ProviderId | null, 
/**
 * The settings.
 */
parameters: Parameters, 
/**
 * The input images in their order, the mask last.
 */
references: Array<ReferenceUse>, 
/**
 * The generation that this one came from.
 */
parentId: GenerationId | null, 
/**
 * Tags by name.
 */
tags: Array<TagName>, 
/**
 * Collections by name.
 */
collections: Array<CollectionName>, 
/**
 * Whether it has a star.
 */
starred: boolean, 
/**
 * Whether it was turned down (dimmed, not trashed).
 */
rejected: boolean, 
/**
 * When it was put into the trash; absent while it is live.
 */
trashedAt: Timestamp | null, 
/**
 * Its title, if somebody gave one.
 */
title: string | null, 
/**
 * When it was made.
 */
createdAt: Timestamp, 
/**
 * Width in pixels.
 */
width: number, 
/**
 * Height in pixels.
 */
height: number, 
/**
 * The original's format.
 */
format: ImageFormat, 
/**
 * The original's length in bytes.
 */
bytes: number, 
/**
 * SHA-256 of the original.
 */
sha256: ContentHash, 
/**
 * Absolute path of the original; only where the door may show paths.
 */
path: string | null, 
/**
 * A thumbhash (about 25 bytes), base64; absent until it is computed.
 */
thumbhash: string | null, 
/**
 * The dominant colour as `#rrggbb`; absent until it is computed.
 */
color: string | null, 
/**
 * Its share of what the request cost.
 */
cost: Cost, 
/**
 * How it came to be.
 */
origin: Origin, 
/**
 * Who asked.
 */
actor: Actor, 
/**
 * The request that made it; absent for imports.
 */
jobId: JobId | null, 
/**
 * Whether a sensitive tag or collection is on it.
 */
sensitive: boolean, 
/**
 * Whether a hidden tag or collection is on it.
 */
hidden: boolean, 
/**
 * Why this is a placeholder that shows nothing of the image; absent when it is the image itself.
 */
withheld?: Withheld, };

/**
 * A format that the library keeps. Told by content, never by file name.
 */
export type ImageFormat = "png" | "jpeg" | "webp";

/**
 * One request in the queue.
 */
export type Job = { 
/**
 * The number that people say aloud.
 */
id: JobId, 
/**
 * The batch that it was asked for in: jobs of one command share it.
 */
batch: string, 
/**
 * Where it stands.
 */
state: JobState, 
/**
 * Who answers it.
 */
provider: ProviderId, 
/**
 * Where that one is asked: scheme, host and port; empty for one in the process.
 */
place: string, 
/**
 * What is asked for.
 */
request: JobRequest, 
/**
 * What it is expected to cost, or did.
 */
cost: Cost, 
/**
 * What is held against budgets for it, in micro-dollars: the worst case while it runs, and after an end whose cost nobody knows.
 */
held: MicroUsd, 
/**
 * The finished step; absent before the first and where the provider reports none.
 */
step: number | null, 
/**
 * The number of steps; absent where the provider reports none.
 */
steps: number | null, 
/**
 * Requests before this one in the provider's own queue; absent outside of it.
 */
queuePosition: number | null, 
/**
 * What the provider is doing, in a word or two.
 */
label: string | null, 
/**
 * How often it was sent.
 */
attempts: number, 
/**
 * Why it ended without an image; of a queued or running job: what it waits for.
 */
failure: JobFailure | null, 
/**
 * Its images, in order.
 */
generationIds: Array<GenerationId>, 
/**
 * Who asked.
 */
actor: Actor, 
/**
 * The ended job that this one asks for again.
 */
retryOf: JobId | null, 
/**
 * A queued job isn't sent before this.
 */
notBefore: Timestamp | null, 
/**
 * When somebody asked that it stop.
 */
cancelAskedAt: Timestamp | null, 
/**
 * When somebody put it out of sight.
 */
dismissedAt: Timestamp | null, 
/**
 * When it was asked for.
 */
createdAt: Timestamp, 
/**
 * When a worker began.
 */
startedAt: Timestamp | null, 
/**
 * When it ended.
 */
endedAt: Timestamp | null, };

/**
 * Why a job ended without an image.
 */
export type JobFailure = { 
/**
 * An error code, as in [`crate::ErrorCode`].
 */
code: ErrorCode, 
/**
 * What happened, in lower case.
 */
message: string, 
/**
 * What to do about it; empty when there is nothing.
 */
hint: string, };

/**
 * One request in the queue, shown as `#12`.
 */
export type JobId = number;

/**
 * How far a running job is. Carried by events, and kept on the job's row about once a second.
 */
export type JobProgress = { 
/**
 * The job.
 */
jobId: JobId, 
/**
 * The finished step, 1-based; absent where the provider reports none.
 */
step: number | null, 
/**
 * The number of steps; absent where the provider reports none.
 */
steps: number | null, 
/**
 * Requests before this one in the provider's queue; absent outside of it.
 */
queuePosition: number | null, 
/**
 * What is being done, in a word or two.
 */
label: string, 
/**
 * A small JPEG of the picture so far (long side ≤ 256 px), base64.
 */
preview?: string, };

/**
 * Everything that a worker needs to make a job's images; kept on the job's row as JSON.
 */
export type JobRequest = { 
/**
 * What is asked for.
 */
prompt: Prompt, 
/**
 * What is to be left out.
 */
negativePrompt: NegativePrompt | null, 
/**
 * What is asked.
 */
model: ModelId, 
/**
 * The settings, resolved: size and seed are filled in.
 */
parameters: Parameters, 
/**
 * The input images in their order, the mask last.
 */
references: Array<ReferenceUse>, 
/**
 * How the result comes to be.
 */
origin: Origin, 
/**
 * What it comes from.
 */
parentId: GenerationId | null, 
/**
 * Tags for the result.
 */
tags: Array<TagName>, 
/**
 * Collections for the result.
 */
collections: Array<CollectionName>, 
/**
 * A title for the result.
 */
title: Title | null, 
/**
 * Images asked of the provider in this one request.
 */
count: number, };

/**
 * Where a job stands. `crates/ARCHITECTURE.md` draws the arrows.
 */
export type JobState = "queued" | "submitting" | "submitted" | "downloading" | "done" | "uncertain" | "rejected" | "failed" | "expired" | "cancelled";

/**
 * One entry of the activity journal.
 */
export type JournalId = number;

/**
 * A place that has a key.
 */
export type KeyPlace = { "kind": "environment", 
/**
 * Its name.
 */
variable: string, } | { "kind": "dot_env", 
/**
 * Its name.
 */
variable: string, } | { "kind": "keyring" } | { "kind": "file", 
/**
 * Its name, without its folder.
 */
name: string, };

/**
 * One image of a lineage.
 */
export type Kin = { 
/**
 * The image.
 */
id: GenerationId, 
/**
 * What it came from, also when that is gone.
 */
parentId: GenerationId | null, 
/**
 * Steps from the oldest ancestor that is known, which has 0.
 */
depth: number, 
/**
 * What it is to the image that was asked for.
 */
kinship: Kinship, 
/**
 * Whether it can be looked at; where not, the fields below are absent.
 */
state: KinState, 
/**
 * How it came to be.
 */
origin: Origin | null, 
/**
 * The model's id.
 */
model: string | null, 
/**
 * What was asked for.
 */
prompt: string | null, 
/**
 * Its title.
 */
title: string | null, 
/**
 * Whether it has a star.
 */
starred: boolean | null, 
/**
 * When it was made.
 */
createdAt: Timestamp | null, };

/**
 * Whether an image of a lineage can be looked at.
 */
export type KinState = "live" | "trashed" | "hidden" | "sensitive" | "purged" | "missing";

/**
 * What an image of a lineage is to the one that was asked for.
 */
export type Kinship = "ancestor" | "itself" | "descendant";

/**
 * A view of the library.
 */
export type LayoutGenerations = { 
/**
 * A query, such as `fox tag:winter -is:rejected`; every visible live image when absent.
 */
query?: string | null, 
/**
 * Only what is in this collection; a hidden one shows its images here.
 */
collection?: CollectionName | null, 
/**
 * In the order that the collection was given by hand; what was never placed follows, newest first.
 */
byHand?: boolean | null, 
/**
 * The order; newest first when absent. The oldest first turns an order by hand around.
 */
order?: LayoutOrder | null, 
/**
 * Also images that hidden tags and collections leave out.
 */
includeHidden?: boolean | null, };

/**
 * The order of a view.
 */
export type LayoutOrder = "newest" | "oldest";

/**
 * How alike two images are.
 */
export type Likeness = "duplicate" | "maybe" | "distant";

/**
 * An image's ancestors, itself and its descendants.
 */
export type Lineage = { 
/**
 * The ancestors from the oldest, the image, its descendants depth first: each after its parent, siblings by age.
 */
items: Array<Kin>, 
/**
 * Always absent: a lineage has one page.
 */
next: Cursor | null, 
/**
 * Whether some are left out, since there are more than 2,000.
 */
cut: boolean, };

/**
 * A page of the activity log.
 */
export type ListActivity = { 
/**
 * Only what this actor did.
 */
actor?: Actor | null, 
/**
 * Not older than this.
 */
since?: Timestamp | null, 
/**
 * The `next` of the page before.
 */
after?: Cursor | null, 
/**
 * How many, 1 to 1,000; 50 when absent.
 */
limit?: number | null, };

/**
 * Asks which images entries of the log are about.
 */
export type ListActivityImages = { 
/**
 * The entries, 1 to 1,000.
 */
entries: Array<JournalId>, 
/**
 * Only those of these images, at most 500: however many the entries changed, these are all looked for.
 */
among?: Array<GenerationId> | null, 
/**
 * How many, 1 to 500; 500 when absent.
 */
limit?: number | null, };

/**
 * Which changes to list.
 */
export type ListChanges = { 
/**
 * The `sequence` of the last event that was heard; from now on when absent.
 */
since: number | null, 
/**
 * Only these topics; all when empty.
 */
topics?: Array<Topic> | null, };

/**
 * Which collections to list.
 */
export type ListCollections = { 
/**
 * Also hidden ones.
 */
includeHidden?: boolean | null, };

/**
 * A page of generations to be listed.
 */
export type ListGenerations = { 
/**
 * A query, such as `fox tag:winter -is:rejected`.
 */
query?: string | null, 
/**
 * What must hold besides; every visible live one is listed when both are empty.
 */
filter?: Filter | null, 
/**
 * The `next` of the page before.
 */
after?: Cursor | null, 
/**
 * How many, 1 to 1,000; 50 when absent.
 */
limit?: number | null, };

/**
 * A page of jobs to be listed.
 */
export type ListJobs = { 
/**
 * Only jobs of this state.
 */
state?: JobState | null, 
/**
 * Also those that somebody dismissed.
 */
includeDismissed?: boolean | null, 
/**
 * The `next` of the page before.
 */
after?: Cursor | null, 
/**
 * How many, 1 to 1,000; 50 when absent.
 */
limit?: number | null, };

/**
 * Asks where keys are.
 */
export type ListKeys = Record<symbol, never>;

/**
 * Which models to list.
 */
export type ListModels = Record<symbol, never>;

/**
 * Which notes to list.
 */
export type ListNotes = { 
/**
 * All notes of this image, settled ones and replies too; else the open ones of every image, newest first.
 */
generationId?: GenerationId | null, 
/**
 * The `next` of the page before.
 */
after?: Cursor | null, 
/**
 * How many, 1 to 1,000; 50 when absent. An image's notes come whole.
 */
limit?: number | null, 
/**
 * Also notes on images that hidden tags and collections leave out.
 */
includeHidden?: boolean | null, };

/**
 * Asks for what is pointed at.
 */
export type ListPointers = Record<symbol, never>;

/**
 * Asks who is at work.
 */
export type ListPresence = Record<symbol, never>;

/**
 * Nothing to choose: all presets are listed.
 */
export type ListPresets = Record<symbol, never>;

/**
 * Which prompts to list.
 */
export type ListPrompts = { 
/**
 * Only prompts of images that this query finds.
 */
query?: string | null, 
/**
 * What must hold of the images besides.
 */
filter?: Filter | null, 
/**
 * The `next` of the page before.
 */
after?: Cursor | null, 
/**
 * How many, 1 to 1,000; 50 when absent.
 */
limit?: number | null, };

/**
 * Nothing to choose: all saved searches are listed.
 */
export type ListSavedSearches = Record<symbol, never>;

/**
 * Which tags to list.
 */
export type ListTags = { 
/**
 * Also hidden ones.
 */
includeHidden?: boolean | null, };

/**
 * Images whose tiles come into sight.
 */
export type ListTiles = { 
/**
 * The ids, at most 500.
 */
ids: Array<GenerationId>, };

/**
 * A LoRA and its weight.
 */
export type Lora = { 
/**
 * Name or URL, as the provider wants it.
 */
name: string, 
/**
 * Weight; 1 is as trained.
 */
scale: number, };

/**
 * Tags to make one of.
 */
export type MergeTags = { 
/**
 * The tags that go, 1 to 100.
 */
from: Array<TagName>, 
/**
 * The tag that stays, made when it is new.
 */
into: TagName, };

/**
 * An amount in millionths of a US dollar.
 */
export type MicroUsd = number;

/**
 * A model as the catalog knows it.
 */
export type Model = { 
/**
 * Our id.
 */
id: ModelId, 
/**
 * The name that people read.
 */
name: string, 
/**
 * Who answers.
 */
provider: ProviderId, 
/**
 * The vendor's own name or path for it.
 */
endpoint: string, 
/**
 * One sentence on what it is.
 */
summary: string, 
/**
 * Other names that are taken for it.
 */
aliases: Array<string>, 
/**
 * The prompting guide's name, a file of `guides/`.
 */
guide: string, 
/**
 * What it is good at.
 */
strengths: Array<string>, 
/**
 * What it is bad at.
 */
weaknesses: Array<string>, 
/**
 * What it takes.
 */
capabilities: Capabilities, 
/**
 * What it costs.
 */
price: Price, 
/**
 * When these facts were true.
 */
dates: ModelDates, 
/**
 * Where the facts come from.
 */
source: string, };

/**
 * When a model's facts were true, as `YYYY-MM-DD`.
 */
export type ModelDates = { 
/**
 * When somebody last held these facts against their source.
 */
checked: string, 
/**
 * When the vendor switches it off, or did.
 */
retired: string | null, 
/**
 * The model to take instead.
 */
successor: ModelId | null, };

/**
 * Our id of a model: lower-case letters, digits, `-`, `.`, `_`, `/`, at most 100 characters.
 */
export type ModelId = string;

/**
 * A model with its prompting guide.
 */
export type ModelPage = { 
/**
 * The model's facts.
 */
model: Model, 
/**
 * How to word a prompt for it.
 */
guide: Guide, 
/**
 * Whether it is the one that is asked when nobody names one.
 */
isDefault: boolean, };

/**
 * What should not be in the picture; the same rules as a prompt.
 */
export type NegativePrompt = string;

/**
 * A note on an image, or a reply to one.
 */
export type Note = { 
/**
 * The note's id.
 */
id: NoteId, 
/**
 * The image.
 */
generationId: GenerationId, 
/**
 * The note that it answers; absent on the first of a thread.
 */
replyTo: NoteId | null, 
/**
 * Who said it.
 */
actor: Actor, 
/**
 * The words.
 */
text: NoteText, 
/**
 * The part of the image that it is about; absent when it is about all of it.
 */
region: Region | null, 
/**
 * Whether it is settled.
 */
resolved: boolean, 
/**
 * When it was said.
 */
createdAt: Timestamp, 
/**
 * When it last changed.
 */
updatedAt: Timestamp, };

/**
 * One note on an image, or a reply to one.
 */
export type NoteId = number;

/**
 * A note's words: 1 to 4,000 characters, trimmed; tabs and line breaks are the only control characters.
 */
export type NoteText = string;

/**
 * How a generation came to be.
 */
export type Origin = "generate" | "remix" | "regenerate" | "edit" | "upscale" | "import";

/**
 * One page of a list, and the way to the next.
 */
export type Page<T> = { 
/**
 * The items in the list's order; empty at the end.
 */
items: Array<T>, 
/**
 * Pass as `after` for the next page; absent on the last.
 */
next: Cursor | null, };

/**
 * The settings of one image. Only what was set (or filled in from the model's defaults) is there.
 */
export type Parameters = { 
/**
 * Size in pixels, as sent to the model.
 */
size?: Size, 
/**
 * Ratio of width to height, when one was asked for instead of a size.
 */
ratio?: Ratio, 
/**
 * The seed of this very image (image k of a batch uses the asked seed + k).
 */
seed?: Seed, 
/**
 * Number of denoising (or painting) steps.
 */
steps?: number, 
/**
 * Guidance scale: how closely the prompt is followed.
 */
guidanceScale?: number, 
/**
 * Sampler's name.
 */
sampler?: string, 
/**
 * Scheduler's name.
 */
scheduler?: string, 
/**
 * Strength, 0 to 1: how far an image-to-image result may go from its reference.
 */
strength?: number, 
/**
 * Reference strength (IP-Adapter scale), 0 to 1.
 */
referenceStrength?: number, 
/**
 * LoRAs in the order they are applied.
 */
loras: Array<Lora>, 
/**
 * Settings that only one model knows (quality, background …), by the vendor's names.
 */
extras: Record<string, unknown>, };

/**
 * A part that a generation has or has not.
 */
export type Part = "reference" | "parent" | "title" | "negative" | "note";

/**
 * A prompt, with the newest image that was made from it.
 */
export type PastPrompt = { 
/**
 * The newest image.
 */
id: GenerationId, 
/**
 * The prompt.
 */
prompt: string, 
/**
 * That image's title.
 */
title: string | null, 
/**
 * That image's model.
 */
model: string, 
/**
 * When that image was made.
 */
createdAt: Timestamp, };

/**
 * A key as somebody pasted it.
 */
export type PastedKey = string;

/**
 * What a person has selected, as others are told.
 */
export type PersonsSelection = { 
/**
 * The image that commands act on when none is marked.
 */
cursor: GenerationId | null, 
/**
 * The marked images in the order they were marked, at most 10,000.
 */
marks: Array<GenerationId>, 
/**
 * How many are marked in all.
 */
markCount: number, 
/**
 * What the gallery shows.
 */
view: ShownView, 
/**
 * The images in sight, in their order.
 */
visible: Array<GenerationId>, 
/**
 * The image that the viewer shows.
 */
viewer?: GenerationId, 
/**
 * The images that are compared.
 */
compare?: Array<GenerationId>, 
/**
 * The window.
 */
window: ShownWindow, 
/**
 * How many images safe mode leaves out of all this.
 */
withheld: number, 
/**
 * When the window last reported.
 */
asOf: Timestamp, 
/**
 * Grows with every change of any window.
 */
revision: number, };

/**
 * Where images go in a collection's order.
 */
export type Place = "first" | "last" | { "before": GenerationId } | { "after": GenerationId };

/**
 * What a request would do, and what it is expected to cost.
 */
export type Planned = { 
/**
 * Who is asked.
 */
provider: ProviderId, 
/**
 * What is asked.
 */
model: ModelId, 
/**
 * How many images.
 */
images: number, 
/**
 * In how many requests.
 */
requests: number, 
/**
 * The settings of the first request, size and seed filled in.
 */
parameters: Parameters, 
/**
 * What all of it is expected to cost.
 */
cost: Cost, 
/**
 * The prompt, as the model gets it: a preset is filled in.
 */
prompt: Prompt, 
/**
 * The negative prompt, if there is one.
 */
negativePrompt?: NegativePrompt, };

/**
 * Something to look at.
 */
export type Point = { 
/**
 * What the gallery is asked to do.
 */
kind: PointerKind, 
/**
 * The images: one to open, 2 to 4 to compare, 1 to 500 to highlight.
 */
ids: Array<GenerationId>, 
/**
 * A few words beside them.
 */
label?: PointerLabel | null, };

/**
 * One pointer.
 */
export type Pointer = { 
/**
 * Its number.
 */
id: PointerId, 
/**
 * When it was made.
 */
createdAt: Timestamp, 
/**
 * Who points.
 */
actor: Actor, 
/**
 * What is asked for.
 */
kind: PointerKind, 
/**
 * The images, in the order given.
 */
ids: Array<GenerationId>, 
/**
 * A few words.
 */
label: PointerLabel | null, 
/**
 * What became of it; absent while no gallery answered.
 */
answer: PointerAnswer | null, };

/**
 * What became of a pointer.
 */
export type PointerAnswer = "shown" | "queued" | "declined" | "seen" | "dismissed";

/**
 * One "look at this" of an agent.
 */
export type PointerId = number;

/**
 * What a gallery is asked to do.
 */
export type PointerKind = "open" | "compare" | "highlight";

/**
 * A few words beside what is pointed at; at most 120 characters.
 */
export type PointerLabel = string;

/**
 * What is pointed at.
 */
export type Pointers = { 
/**
 * The pointers that a gallery has still something to do about, oldest first.
 */
items: Array<Pointer>, };

/**
 * What is set up, such as `gallery.layout`: 1 to 80 lower-case letters, digits, dots, dashes and underscores.
 */
export type PreferenceKey = string;

/**
 * What is set up.
 */
export type Preferences = { 
/**
 * Every preference by its key.
 */
preferences: { [key: string]: unknown }, 
/**
 * Safe mode.
 */
safeMode: SafeMode, };

/**
 * Who is at work.
 */
export type Presence = { 
/**
 * The agents, whoever did something last first.
 */
items: Array<Present>, };

/**
 * An agent that did something in the last minute.
 */
export type Present = { 
/**
 * Who.
 */
actor: Actor, 
/**
 * When it last did something.
 */
lastSeen: Timestamp, 
/**
 * The operation that was: `add_tags`, `generate`, `point` …
 */
did: string, };

/**
 * A prompt template with a name, and what goes with it.
 */
export type Preset = { 
/**
 * Its id.
 */
id: PresetId, 
/**
 * Its name.
 */
name: PresetName, 
/**
 * The prompt, with `{variables}`.
 */
template: Template, 
/**
 * What follows every prompt, one's own too.
 */
styleSuffix: Template | null, 
/**
 * What the picture should not show.
 */
negativePrompt: Template | null, 
/**
 * The model by its id; the configured default when absent.
 */
model: string | null, 
/**
 * Tags for the images.
 */
tags: Array<TagName>, 
/**
 * Settings; those that are given when it is used win.
 */
parameters: Parameters, 
/**
 * The variables of template, suffix and negative prompt, each once.
 */
variables: Array<Variable>, 
/**
 * When it was saved first.
 */
createdAt: Timestamp, 
/**
 * When it was saved last.
 */
updatedAt: Timestamp, };

/**
 * One prompt template.
 */
export type PresetId = number;

/**
 * A preset's name: at most 100 characters, one line. Upper and lower case are one name.
 */
export type PresetName = string;

/**
 * A preset that is used, and the values of its variables.
 */
export type PresetUse = { 
/**
 * Its name.
 */
name: PresetName, 
/**
 * Values by the names of the variables.
 */
variables?: { [key in string]: string }, };

/**
 * What a request costs.
 */
export type Price = { "kind": "free" } | { "kind": "image", 
/**
 * Micro-dollars per image.
 */
microUsd: MicroUsd, } | { "kind": "steps", 
/**
 * The setting, where the price hangs on one.
 */
choice: Choice | null, 
/**
 * Micro-dollars per image; of those that fit, the first counts.
 */
steps: Array<Step>, } | { "kind": "megapixel", 
/**
 * Micro-dollars per megapixel.
 */
microUsd: MicroUsd, 
/**
 * Micro-dollars per megapixel after the first; the same when absent.
 */
furtherMicroUsd: MicroUsd | null, } | { "kind": "token", 
/**
 * Micro-dollars per million tokens of text in.
 */
textIn: MicroUsd, 
/**
 * Micro-dollars per million tokens of images in.
 */
imageIn: MicroUsd, 
/**
 * Micro-dollars per million tokens of text out, thinking included; what a usage with such tokens costs is unknown when
 * absent.
 */
textOut: MicroUsd | null, 
/**
 * Micro-dollars per million tokens of images out.
 */
imageOut: MicroUsd, 
/**
 * Micro-dollars per million tokens of text in that the vendor still had; those of other text when absent.
 */
cachedTextIn: MicroUsd | null, 
/**
 * Micro-dollars per million tokens of images in that the vendor still had; those of other images when absent.
 */
cachedImageIn: MicroUsd | null, 
/**
 * The setting that the tokens of a picture hang on.
 */
choice: Choice | null, 
/**
 * Image tokens that one picture takes, for the estimate; of those that fit, the first counts.
 */
tokens: Array<Step>, 
/**
 * The setting that asks for drafts of each picture, and what they take.
 */
drafts: Drafts | null, } | { "kind": "unknown" };

/**
 * A prompt: 1 byte to 32 KiB of UTF-8, trimmed; tabs and line breaks are the only control characters.
 */
export type Prompt = string;

/**
 * How a family reads its prompt.
 */
export type PromptStyle = "prose" | "tags" | "hybrid";

/**
 * A provider's id: lower-case letters, digits, `-`, `.` and `_`, at most 60 characters (`openai`, `sketch`).
 */
export type ProviderId = string;

/**
 * Where a provider's keys are.
 */
export type ProviderKey = { 
/**
 * The provider.
 */
provider: ProviderId, 
/**
 * Every place that has one; the first counts.
 */
places: Array<KeyPlace>, 
/**
 * Scheme, host and port that are asked.
 */
address: string, };

/**
 * Every provider, and where its keys are.
 */
export type ProviderKeys = { 
/**
 * The providers.
 */
items: Array<ProviderKey>, };

/**
 * Trashed generations to be deleted for good.
 */
export type PurgeGenerations = { 
/**
 * Which ones; a query or filter is asked of the trash.
 */
selection: Selection, 
/**
 * Whether somebody agreed that this can't be undone.
 */
confirmed?: boolean | null, };

/**
 * What was purged.
 */
export type PurgedGenerations = { 
/**
 * The ids; the first 10,000 of them.
 */
purged: Array<GenerationId>, 
/**
 * How many.
 */
purgedCount: number, 
/**
 * Files that could not be removed; the next purge tries again.
 */
leftFiles: Array<string>, 
/**
 * The entry of the journal; absent when nothing was purged.
 */
entry: JournalId | null, };

/**
 * The jobs that a request became.
 */
export type Queued = { 
/**
 * The jobs, in the order of their images. They are on disk. Empty when it was only asked what would be done.
 */
jobs: Array<Job>, 
/**
 * What was planned.
 */
planned: Planned, };

/**
 * A closed range of a setting, and what is used when nothing is said.
 */
export type Range = { 
/**
 * The least value taken.
 */
min: number, 
/**
 * The largest value taken.
 */
max: number, 
/**
 * What is used when nothing is said.
 */
default: number, };

/**
 * The ratio of width to height in lowest terms. Written `16:9`, 7:3 as everybody writes it, `21:9`; `portrait`,
 * `landscape`, `square` and some more names are read too.
 */
export type Ratio = string;

/**
 * Whose thumbnails to make anew.
 */
export type RebuildThumbnails = { 
/**
 * The images; every one that is not in the trash when absent.
 */
ids?: Array<GenerationId> | null, };

/**
 * What was made anew.
 */
export type RebuiltThumbnails = { 
/**
 * How many images have a new thumbnail.
 */
rebuiltCount: number, 
/**
 * Images whose file is missing or damaged; the first 10,000 of them.
 */
failed: Array<GenerationId>, };

/**
 * What to redo; the newest undoing of the caller when nothing is said.
 */
export type Redo = { 
/**
 * An undoing, or what it undid.
 */
entry?: JournalId | null, };

/**
 * One stored input image.
 */
export type ReferenceId = number;

/**
 * An input image as it is handed in.
 */
export type ReferenceInput = { "generation": GenerationId } | { "file": string } | { "data": string };

/**
 * What an input image is for.
 */
export type ReferenceRole = "reference" | "mask";

/**
 * One input image of a recipe, in its place.
 */
export type ReferenceUse = { 
/**
 * The stored file's id.
 */
id: ReferenceId, 
/**
 * What it is for.
 */
role: ReferenceRole, 
/**
 * SHA-256 of the file's bytes.
 */
sha256: ContentHash, 
/**
 * The file's format.
 */
format: ImageFormat, 
/**
 * Width in pixels.
 */
width: number, 
/**
 * Height in pixels.
 */
height: number, 
/**
 * The generation that it was taken from, if it was one.
 */
generationId?: GenerationId, 
/**
 * Absolute path of the stored file; only where the door may show paths.
 */
path?: string, };

/**
 * Whom to ask: every vendor that lists its models.
 */
export type RefreshModels = Record<symbol, never>;

/**
 * What the vendors said, and what that changed.
 */
export type Refreshed = { 
/**
 * Each vendor that has models in the catalog.
 */
providers: Array<RefreshedProvider>, 
/**
 * Where the answers are kept, where doors may show paths.
 */
path: string | null, };

/**
 * What one vendor said.
 */
export type RefreshedProvider = { 
/**
 * The vendor.
 */
provider: ProviderId, 
/**
 * Why it could not be asked; what was known of it stays.
 */
failure: ErrorBody | null, 
/**
 * What is different now.
 */
changes: Array<CatalogChange>, };

/**
 * A generation to be made again.
 */
export type Regenerate = { 
/**
 * The generation whose recipe is run again; it becomes the parent.
 */
id: GenerationId, 
/**
 * How many images, 1 to 1,000.
 */
count?: number, 
/**
 * Whether the seed stays as it was.
 */
sameSeed?: boolean, 
/**
 * What it may cost.
 */
consent?: Consent, };

/**
 * A part of an image. Coordinates go from 0 to 1, from the top left corner of the upright original.
 */
export type Region = { "kind": "rectangle", 
/**
 * The left edge.
 */
x: number, 
/**
 * The top edge.
 */
y: number, 
/**
 * The width, above 0.
 */
width: number, 
/**
 * The height, above 0.
 */
height: number, } | { "kind": "freehand", 
/**
 * The points in their order, each `[x, y]`.
 */
points: Array<[number, number]>, };

/**
 * Generations to be rejected, or not any more.
 */
export type RejectGenerations = { 
/**
 * Which ones.
 */
selection: Selection, 
/**
 * Whether they are turned down.
 */
rejected: boolean, };

/**
 * What to change in a generation's recipe. What is absent stays as it was, but for the seed, which is drawn anew.
 */
export type Remix = { 
/**
 * The generation whose recipe is taken; it becomes the parent.
 */
id: GenerationId, 
/**
 * The new prompt.
 */
prompt?: Prompt | null, 
/**
 * The new negative prompt.
 */
negativePrompt?: NegativePrompt | null, 
/**
 * The new model.
 */
model?: string | null, 
/**
 * New input images in place of the old ones.
 */
references?: Array<ReferenceInput> | null, 
/**
 * Settings that change. A size replaces a ratio, and the other way round.
 */
parameters?: Parameters | null, 
/**
 * Whether the seed stays as it was.
 */
sameSeed?: boolean | null, 
/**
 * How many images, 1 to 1,000.
 */
count?: number | null, 
/**
 * Tags in place of the old ones.
 */
tags?: Array<TagName> | null, 
/**
 * Collections for the images.
 */
collections?: Array<CollectionName> | null, 
/**
 * A title for the images.
 */
title?: Title | null, 
/**
 * What it may cost.
 */
consent?: Consent | null, };

/**
 * A key to be removed.
 */
export type RemoveKey = { 
/**
 * Whose key it is.
 */
provider: ProviderId, };

/**
 * Tags to take off some generations.
 */
export type RemoveTags = { 
/**
 * The generations.
 */
selection: Selection, 
/**
 * The tags, 1 to 100.
 */
tags: Array<TagName>, };

/**
 * A preset to be renamed.
 */
export type RenamePreset = { 
/**
 * The name it has.
 */
name: PresetName, 
/**
 * The name it gets.
 */
newName: PresetName, };

/**
 * A saved search to be renamed.
 */
export type RenameSavedSearch = { 
/**
 * The name it has.
 */
name: SavedSearchName, 
/**
 * The name it gets.
 */
newName: SavedSearchName, };

/**
 * Images of a collection that get another place.
 */
export type ReorderCollection = { 
/**
 * The collection.
 */
collection: CollectionName, 
/**
 * The images, 1 to 10,000, in their new order.
 */
ids: Array<GenerationId>, 
/**
 * Where they go.
 */
place: Place, };

/**
 * Collections that get another place in the list.
 */
export type ReorderCollections = { 
/**
 * The collections, 1 to 100, in their new order.
 */
collections: Array<CollectionName>, 
/**
 * Where they go.
 */
place: CollectionPlace, };

/**
 * A reply to a note.
 */
export type ReplyToNote = { 
/**
 * The note; a reply to a reply joins the same thread.
 */
id: NoteId, 
/**
 * The words.
 */
text: NoteText, };

/**
 * What a window of a gallery reports: when something changed, and at least every ten seconds.
 */
export type ReportView = { 
/**
 * The window's own name, the same for as long as it lives.
 */
view: string, 
/**
 * The image that commands act on when none is marked.
 */
cursor?: GenerationId | null, 
/**
 * The marked images in the order they were marked, at most 10,000.
 */
marks?: Array<GenerationId> | null, 
/**
 * How many are marked in all; as many as `marks` holds when absent.
 */
markCount?: number | null, 
/**
 * The query of the filter bar.
 */
query?: string | null, 
/**
 * The collection that is open.
 */
collection?: string | null, 
/**
 * The images in sight, in their order, at most 1,000.
 */
visible?: Array<GenerationId> | null, 
/**
 * The image that the viewer shows.
 */
viewer?: GenerationId | null, 
/**
 * The images that are compared, at most 4.
 */
compare?: Array<GenerationId> | null, 
/**
 * Whether the window has the focus.
 */
focused?: boolean | null, 
/**
 * Whether the person lets agents turn the view at once.
 */
follow?: boolean | null, 
/**
 * How many ms ago the person last did something in it.
 */
idleMs: number, 
/**
 * The window is being closed: this is its last report.
 */
closed?: boolean | null, };

/**
 * A report that was taken down.
 */
export type ReportedView = { 
/**
 * The view's revision; 0 for a window that was closed.
 */
revision: number, };

/**
 * An uncertain job to be decided about.
 */
export type ResolveJob = { 
/**
 * The job's id.
 */
id: JobId, 
/**
 * What to do.
 */
decision: Decision, };

/**
 * Notes to be settled, or opened again.
 */
export type ResolveNotes = { 
/**
 * The notes, 1 to 1,000.
 */
ids: Array<NoteId>, 
/**
 * Whether they are settled.
 */
resolved: boolean, };

/**
 * The jobs that were queued in place of ended ones.
 */
export type RetriedJobs = { 
/**
 * The new jobs, in the order of the old ones.
 */
jobs: Array<Job>, };

/**
 * Ended jobs to be asked for again.
 */
export type RetryJobs = { 
/**
 * The jobs' ids, 1 to 1,000: ended ones without all of their images.
 */
ids: Array<JobId>, 
/**
 * What it may cost.
 */
consent?: Consent, };

/**
 * Whether sensitive images and names are left out, and who says so.
 */
export type SafeMode = { 
/**
 * Whether it is on here.
 */
on: boolean, 
/**
 * Whether the library's switch is on, which counts for everybody who has it open.
 */
library: boolean, 
/**
 * Whether this program was started with it, so that the library's switch can't turn it off here.
 */
started: boolean, };

/**
 * A preset to be saved.
 */
export type SavePreset = { 
/**
 * Its name.
 */
name: PresetName, 
/**
 * The prompt: `{animal}` is a variable, `{animal=fox}` one with a default, `{{` and `}}` are braces. With a variable `{prompt}`
 * it takes in the prompt of whoever uses it.
 */
template: Template, 
/**
 * What follows every prompt, with variables; also a prompt that stands in the template's place.
 */
styleSuffix?: Template | null, 
/**
 * What the picture should not show, with variables.
 */
negativePrompt?: Template | null, 
/**
 * The model by id or alias.
 */
model?: string | null, 
/**
 * Tags for the images.
 */
tags?: Array<TagName> | null, 
/**
 * Settings.
 */
parameters?: Parameters | null, 
/**
 * Whether it takes the place of the preset that has the name.
 */
replace?: boolean | null, };

/**
 * A query to be saved.
 */
export type SaveSearch = { 
/**
 * Its name.
 */
name: SavedSearchName, 
/**
 * The query.
 */
query: string, };

/**
 * A query with a name.
 */
export type SavedSearch = { 
/**
 * Its id.
 */
id: SavedSearchId, 
/**
 * Its name.
 */
name: SavedSearchName, 
/**
 * The query, in its canonical form: times stay as they were written (`since:7d`).
 */
query: string, 
/**
 * When it was saved.
 */
createdAt: Timestamp, };

/**
 * One saved search.
 */
export type SavedSearchId = number;

/**
 * A saved search's name: at most 100 characters, one line. Upper and lower case are one name.
 */
export type SavedSearchName = string;

/**
 * A search.
 */
export type SearchGenerations = { 
/**
 * The query, such as `fox tag:winter -is:rejected`.
 */
query: string, 
/**
 * What must hold besides.
 */
filter?: Filter | null, 
/**
 * The order; newest first when absent.
 */
order?: SearchOrder | null, 
/**
 * The `next` of the page before; not by relevance.
 */
after?: Cursor | null, 
/**
 * How many, 1 to 1,000 (by relevance 500); 50 when absent.
 */
limit?: number | null, };

/**
 * The order of what is found.
 */
export type SearchOrder = "newest" | "relevance";

/**
 * A seed, 0 to 2^64 − 1. A JSON number up to 2^53 − 1 (what JavaScript holds exactly), else a string.
 */
export type Seed = number | string;

/**
 * Which generations are meant. Ids are all taken or, when one is wrong, none; what is found by a filter or query is taken
 * newest first, a few thousand at a time, and is one entry of the journal all the same.
 */
export type Selection = { "ids": Array<GenerationId> } | { "filter": Filter } | { "query": string };

/**
 * A limit to be set or lifted.
 */
export type SetBudget = { 
/**
 * What it is counted over.
 */
period: BudgetPeriod, 
/**
 * Whose it is; everybody's together when absent.
 */
actor?: Actor | null, 
/**
 * The most that may be spent, in micro-dollars; absent lifts the limit.
 */
limit?: MicroUsd | null, };

/**
 * A key to be kept.
 */
export type SetKey = { 
/**
 * Whose key it is.
 */
provider: ProviderId, 
/**
 * The key.
 */
key: PastedKey, };

/**
 * A preference to be kept.
 */
export type SetPreference = { 
/**
 * Its key.
 */
key: PreferenceKey, 
/**
 * Its value, any JSON of at most 64 KiB; null forgets it.
 */
value: unknown, };

/**
 * The switch of safe mode.
 */
export type SetSafeMode = { 
/**
 * Whether it is to be on.
 */
on: boolean, };

/**
 * Which budgets to show.
 */
export type ShowBudgets = Record<symbol, never>;

/**
 * A page of a collection in the order that it was given by hand.
 */
export type ShowCollection = { 
/**
 * The collection.
 */
collection: CollectionName, 
/**
 * The `next` of the page before.
 */
after?: Cursor | null, 
/**
 * How many, 1 to 1,000; 50 when absent.
 */
limit?: number | null, 
/**
 * Also images that hidden tags and collections leave out.
 */
includeHidden?: boolean | null, };

/**
 * Costs to be shown.
 */
export type ShowCosts = { 
/**
 * What they are gathered by.
 */
by?: CostGrouping | null, 
/**
 * The first day, `YYYY-MM-DD` in the library's zone; 30 days ago when absent.
 */
since?: string | null, 
/**
 * The last day; today when absent.
 */
until?: string | null, };

/**
 * Generations to be shown by id.
 */
export type ShowGenerations = { 
/**
 * The ids, 1 to 10,000.
 */
ids: Array<GenerationId>, };

/**
 * A job to be shown.
 */
export type ShowJob = { 
/**
 * The job's id.
 */
id: JobId, };

/**
 * Whose lineage to show.
 */
export type ShowLineage = { 
/**
 * The image.
 */
id: GenerationId, 
/**
 * Also show what hidden tags and collections leave out.
 */
includeHidden?: boolean | null, };

/**
 * A model to be shown.
 */
export type ShowModel = { 
/**
 * The model by id or alias.
 */
model: string, };

/**
 * Asks for one pointer.
 */
export type ShowPointer = { 
/**
 * The pointer.
 */
id: PointerId, };

/**
 * Asks for the preferences.
 */
export type ShowPreferences = Record<symbol, never>;

/**
 * Asks for what a person has selected.
 */
export type ShowSelection = Record<symbol, never>;

/**
 * Generations in the order they were asked for.
 */
export type Shown = { 
/**
 * The generations.
 */
items: Array<Generation>, };

/**
 * What a person has selected, if a gallery is open.
 */
export type ShownSelection = { 
/**
 * The selection in the window that has the focus, or had it last; absent when no gallery is open.
 */
selection: PersonsSelection | null, 
/**
 * What to do when no gallery is open.
 */
hint: string | null, };

/**
 * The query and collection of a view.
 */
export type ShownView = { 
/**
 * The query of the filter bar.
 */
query: string | null, 
/**
 * The collection that is open.
 */
collection: string | null, };

/**
 * The window that a selection is in.
 */
export type ShownWindow = { 
/**
 * Whether it has the focus.
 */
focused: boolean, 
/**
 * Whether the person lets agents turn the view at once.
 */
follow: boolean, 
/**
 * How many ms ago the person last did something in it.
 */
idleMs: number, };

/**
 * Images that look like one.
 */
export type Similar = { 
/**
 * The most alike first; the image itself is not among them.
 */
items: Array<Alike>, 
/**
 * Always absent: there is one page.
 */
next: Cursor | null, };

/**
 * Width and height in pixels, both at least 1. Written `1024x768`.
 */
export type Size = string;

/**
 * The sizes a model makes.
 */
export type Sizes = { "kind": "free", 
/**
 * The least side in px.
 */
minSide: number, 
/**
 * The largest side in px.
 */
maxSide: number, 
/**
 * The most pixels.
 */
maxPixels: number, 
/**
 * Sides are multiples of this many px.
 */
multiple: number, 
/**
 * How many times the short side the long one may be; any when absent.
 */
maxRatio: number | null, 
/**
 * What is used when nothing is said.
 */
default: Size, } | { "kind": "fixed", 
/**
 * The sizes; the first is the default.
 */
sizes: Array<Size>, } | { "kind": "ratios", 
/**
 * The ratios; the first is the default.
 */
ratios: Array<Ratio>, 
/**
 * About how many pixels a picture has.
 */
pixels: number, 
/**
 * The other resolutions that a size can ask for, in pixels.
 */
also: number[], };

/**
 * Why undoing left something as it is.
 */
export type SkipReason = "changed_since" | "gone" | "name_taken" | "still_used" | "final";

/**
 * Something that undoing left as it is.
 */
export type Skipped = { 
/**
 * The entry whose change it was.
 */
entry: JournalId, 
/**
 * What kind of thing it is.
 */
topic: Topic, 
/**
 * The row's id: of a generation, tag, collection or note.
 */
id: number, 
/**
 * Why.
 */
reason: SkipReason, };

/**
 * A stretch of a text, in characters (Unicode code points, neither bytes nor UTF-16 units), the end not included.
 */
export type Span = { 
/**
 * The first character.
 */
start: number, 
/**
 * The character after the last.
 */
end: number, };

/**
 * Generations to be starred or unstarred.
 */
export type StarGenerations = { 
/**
 * Which ones.
 */
selection: Selection, 
/**
 * Whether they get a star or lose it.
 */
starred: boolean, };

/**
 * An amount, and which pictures it is for.
 */
export type Step = { 
/**
 * The value of the setting; any when absent.
 */
of: string | null, 
/**
 * The most pixels; any number when absent.
 */
maxPixels: number | null, 
/**
 * The amount per image: micro-dollars or tokens.
 */
amount: number, };

/**
 * A tag with the number of images that carry it.
 */
export type Tag = { 
/**
 * The tag's id.
 */
id: TagId, 
/**
 * The tag's name.
 */
name: TagName, 
/**
 * `#rrggbb` when the person chose a colour.
 */
color?: string, 
/**
 * Whether the tag and its images are left out until asked for.
 */
hidden: boolean, 
/**
 * Whether the tag and its images are left out while safe mode is on.
 */
sensitive: boolean, 
/**
 * Live images (not in the trash) that the current visibility shows.
 */
count: number, };

/**
 * The tags that a change was about, with their new counts.
 */
export type TagCounts = { 
/**
 * The tags, in the order asked, as far as the visibility shows them.
 */
tags: Array<Tag>, 
/**
 * How many links of a tag to a generation were made or removed.
 */
changed: number, 
/**
 * The entry of the journal, for `undo`; absent when nothing changed.
 */
entry: JournalId | null, };

/**
 * One tag.
 */
export type TagId = number;

/**
 * A tag's name: at most 100 characters, one line, no comma (commas part tags on the command line).
 * Upper and lower case are one name; the first spelling is kept.
 */
export type TagName = string;

/**
 * Text with `{variables}`: the same rules as a prompt, and every brace belongs to a variable or is doubled.
 */
export type Template = string;

/**
 * A key to be tried.
 */
export type TestKey = { 
/**
 * Whose key it is.
 */
provider: ProviderId, 
/**
 * The key; the one that counts when absent. It is kept nowhere.
 */
key?: PastedKey | null, };

/**
 * A vendor's answer to a key.
 */
export type TestedKey = { 
/**
 * The provider.
 */
provider: ProviderId, 
/**
 * What the vendor calls the key's owner, where it says so.
 */
account: string | null, 
/**
 * How many of the vendor's models make images.
 */
models: number, 
/**
 * Scheme, host and port that were asked.
 */
address: string, };

/**
 * Jobs that something is done to.
 */
export type TheseJobs = { 
/**
 * The jobs' ids, 1 to 1,000.
 */
ids: Array<JobId>, };

/**
 * A preset by its name.
 */
export type ThisPreset = { 
/**
 * The name.
 */
name: PresetName, };

/**
 * A saved search by its name.
 */
export type ThisSavedSearch = { 
/**
 * The name.
 */
name: SavedSearchName, };

/**
 * One image on the wall of a gallery.
 */
export type Tile = { 
/**
 * The number that people say aloud.
 */
id: GenerationId, 
/**
 * A thumbhash (about 25 bytes), base64; absent until it is computed.
 */
thumbhash: string | null, 
/**
 * The first 16 hex digits of the original's SHA-256: addresses of its pixels that bear it may be kept for ever. Empty for a
 * placeholder.
 */
version: string, 
/**
 * Width in pixels.
 */
width: number, 
/**
 * Height in pixels.
 */
height: number, 
/**
 * When it was made.
 */
createdAt: Timestamp, 
/**
 * Whether it has a star.
 */
starred: boolean, 
/**
 * Whether it was turned down.
 */
rejected: boolean, 
/**
 * Whether a sensitive tag or collection is on it.
 */
sensitive: boolean, 
/**
 * Whether it is in the trash.
 */
trashed: boolean, 
/**
 * Whether its original is gone from the disk.
 */
missing: boolean, 
/**
 * Its title, if somebody gave one.
 */
title: string | null, 
/**
 * The first 300 characters of its prompt.
 */
prompt: string, 
/**
 * The model's id; free text for imports, empty when nobody knows.
 */
model: string, 
/**
 * Who asked.
 */
actor: Actor, 
/**
 * How it came to be.
 */
origin: Origin, 
/**
 * How many notes are open on it.
 */
notes: number, 
/**
 * Why this is a placeholder that shows nothing of the image; absent when it is the image itself.
 */
withheld?: Withheld, };

/**
 * Tiles in the order that they were asked for.
 */
export type Tiles = { 
/**
 * The tiles; what was purged meanwhile is left out.
 */
items: Array<Tile>, };

/**
 * An instant in UTC with millisecond precision; RFC 3339 text on the wire, milliseconds since 1970 in SQL.
 */
export type Timestamp = string;

/**
 * A generation's title: at most 200 characters, one line.
 */
export type Title = string;

/**
 * A part of the library that reads depend on and writes touch.
 */
export type Topic = "generations" | "tags" | "collections" | "jobs" | "costs" | "budgets" | "notes" | "presets" | "saved_searches" | "preferences" | "activity" | "focus";

/**
 * Generations to be put into the trash, or taken out of it.
 */
export type TrashGenerations = { 
/**
 * Which ones.
 */
selection: Selection, };

/**
 * What to undo; the newest entry of the caller when nothing is said.
 */
export type Undo = { 
/**
 * This entry.
 */
entry?: JournalId | null, 
/**
 * What this actor did, instead of the caller.
 */
actor?: Actor | null, 
/**
 * Everything that actor did from then on.
 */
since?: Timestamp | null, 
/**
 * The actor's newest entry with those before it that follow each other within a minute.
 */
burst?: boolean | null, };

/**
 * What undoing or redoing did.
 */
export type Undone = { 
/**
 * The entries, newest first; empty when there was nothing to do.
 */
entries: Array<Entry>, 
/**
 * How many changes were put back.
 */
changed: number, 
/**
 * What stays as it is, and why; the first 1,000.
 */
skipped: Array<Skipped>, 
/**
 * How many stay.
 */
skippedCount: number, 
/**
 * The entry of the journal that says so.
 */
entry: JournalId | null, };

/**
 * What to change about collections. What is absent stays as it is.
 */
export type UpdateCollections = { 
/**
 * The collections, 1 to 100.
 */
collections: Array<CollectionName>, 
/**
 * The new name; of one collection only.
 */
name?: CollectionName | null, 
/**
 * What they are for; empty takes the words away.
 */
description?: CollectionDescription | null, 
/**
 * Whether the collections and their images are left out until asked for.
 */
hidden?: boolean | null, 
/**
 * Whether they are left out while safe mode is on.
 */
sensitive?: boolean | null, };

/**
 * Words to be changed. What is absent stays as it is.
 */
export type UpdateGenerations = { 
/**
 * Which ones.
 */
selection: Selection, 
/**
 * The new title; empty takes it away.
 */
title?: string | null, 
/**
 * The new prompt. Only the words change: the image stays as it was made.
 */
prompt?: Prompt | null, };

/**
 * What to change about tags. What is absent stays as it is.
 */
export type UpdateTags = { 
/**
 * The tags, 1 to 100.
 */
tags: Array<TagName>, 
/**
 * The new name; of one tag only.
 */
name?: TagName | null, 
/**
 * The new colour: `#rrggbb`, a name such as `red`, or `none`.
 */
color?: string | null, 
/**
 * Whether the tags and their images are left out until asked for.
 */
hidden?: boolean | null, 
/**
 * Whether they are left out while safe mode is on.
 */
sensitive?: boolean | null, };

/**
 * A place in a template.
 */
export type Variable = { 
/**
 * Its name.
 */
name: string, 
/**
 * What stands there when nothing is given; a value has to be given where this is absent.
 */
default: string | null, };

/**
 * Generations to be looked at.
 */
export type ViewGenerations = { 
/**
 * The ids, 1 to 10,000 (a sheet shows as many as fit).
 */
ids: Array<GenerationId>, 
/**
 * The largest width in px; 1,568 when absent.
 */
width?: number | null, 
/**
 * The largest height in px; 1,568 when absent.
 */
height?: number | null, 
/**
 * The most tokens that one image may take, about.
 */
maxTokens?: number | null, 
/**
 * Whether all of them come as one labelled sheet, in the order of the ids.
 */
sheet?: boolean | null, 
/**
 * Whether the originals come as they are, whatever their size.
 */
full?: boolean | null, };

/**
 * What was made to be looked at.
 */
export type Viewed = { 
/**
 * One image per id, in order; empty when a sheet was asked for.
 */
items: Array<ViewedImage>, 
/**
 * The sheet, if one was asked for.
 */
sheet: ViewedImage | null, 
/**
 * The ids in the order of the items, or of the sheet's tiles.
 */
ids: Array<GenerationId>, };

/**
 * One image to be looked at.
 */
export type ViewedImage = { 
/**
 * The generation; absent on a sheet.
 */
id?: GenerationId, 
/**
 * Absolute path of the file; only where the door may show paths.
 */
path: string | null, 
/**
 * Width in px.
 */
width: number, 
/**
 * Height in px.
 */
height: number, 
/**
 * Length in bytes.
 */
bytes: number, 
/**
 * About how many tokens a model pays to see it.
 */
tokens: number, 
/**
 * Why there is nothing to see, and no path; absent when there is.
 */
withheld?: Withheld, };

/**
 * Why an image is not shown.
 */
export type Withheld = "safe_mode";

/** Every operation that answers with JSON by name, with its input and output. */
export interface Operations {
  /** Lists one page of generations, newest first. */
  list_generations: { input: ListGenerations; output: Page<Generation> };
  /** Returns one page of what a query finds, with the places where its texts are; newest first or by relevance. */
  search_generations: { input: SearchGenerations; output: Found };
  /** Returns what a gallery shows of images, in the order of the ids. */
  list_tiles: { input: ListTiles; output: Tiles };
  /** Counts what a query finds. */
  count_generations: { input: CountGenerations; output: Count };
  /** Says how a query is read, and how it is answered. */
  explain_query: { input: ExplainQuery; output: Explained };
  /** Lists prompts that were used before, each once with its newest image. */
  list_prompts: { input: ListPrompts; output: Page<PastPrompt> };
  /** Returns what an image came from, itself, and what came from it. */
  show_lineage: { input: ShowLineage; output: Lineage };
  /** Returns images that look like one, the most alike first. */
  find_similar: { input: FindSimilar; output: Similar };
  /** Returns groups of images that are one picture. */
  find_duplicates: { input: FindDuplicates; output: Duplicates };
  /** Saves a query under a name. */
  save_search: { input: SaveSearch; output: SavedSearch };
  /** Lists every saved search. */
  list_saved_searches: { input: ListSavedSearches; output: Page<SavedSearch> };
  /** Returns one saved search. */
  show_saved_search: { input: ThisSavedSearch; output: SavedSearch };
  /** Gives a saved search another name. */
  rename_saved_search: { input: RenameSavedSearch; output: SavedSearch };
  /** Deletes a saved search; the images that it finds stay. */
  delete_saved_search: { input: ThisSavedSearch; output: SavedSearch };
  /** Saves a prompt template with variables, and what goes with it. */
  save_preset: { input: SavePreset; output: Preset };
  /** Lists every preset by name. */
  list_presets: { input: ListPresets; output: Page<Preset> };
  /** Returns one preset. */
  show_preset: { input: ThisPreset; output: Preset };
  /** Gives a preset another name. */
  rename_preset: { input: RenamePreset; output: Preset };
  /** Deletes a preset; the images that it made stay. */
  delete_preset: { input: ThisPreset; output: Preset };
  /** Returns everything that changed after a cursor, and the next cursor. */
  list_changes: { input: ListChanges; output: Event };
  /** Returns generations with their whole recipes, in the order of the ids. */
  show_generations: { input: ShowGenerations; output: Shown };
  /** Returns generations in a size that eyes and budgets take, or all on one labelled sheet. */
  view_generations: { input: ViewGenerations; output: Viewed };
  /** Queues images from a prompt and returns the jobs; the provider may charge for them. */
  generate: { input: Generate; output: Queued };
  /** Queues one recipe for several models as one batch, one image each; the providers may charge for them. */
  compare_models: { input: CompareModels; output: Compared };
  /** Queues another generation's recipe with something changed, and writes the parent; the provider may charge. */
  remix: { input: Remix; output: Queued };
  /** Queues another generation's recipe with a new seed, and writes the parent; the provider may charge. */
  regenerate: { input: Regenerate; output: Queued };
  /** Copies files into the library, each as an image of its own; what is there already is named. */
  add_images: { input: AddImages; output: AddedImages };
  /** Gives generations a star, or takes it away. */
  star_generations: { input: StarGenerations; output: ChangedGenerations };
  /** Rejects generations, or takes that back; rejected ones are dimmed, not trashed. */
  reject_generations: { input: RejectGenerations; output: ChangedGenerations };
  /** Changes titles and prompts; search follows. */
  update_generations: { input: UpdateGenerations; output: ChangedGenerations };
  /** Puts generations into the trash; nothing is deleted. */
  trash_generations: { input: TrashGenerations; output: ChangedGenerations };
  /** Takes generations out of the trash. */
  restore_generations: { input: TrashGenerations; output: ChangedGenerations };
  /** Deletes trashed generations and their files for good. */
  purge_generations: { input: PurgeGenerations; output: PurgedGenerations };
  /** Makes thumbnails, colours and hashes of images anew from their originals. */
  rebuild_thumbnails: { input: RebuildThumbnails; output: RebuiltThumbnails };
  /** Lists tags with their counts, most used first. */
  list_tags: { input: ListTags; output: Page<Tag> };
  /** Attaches every tag to every generation. */
  add_tags: { input: AddTags; output: TagCounts };
  /** Takes every tag off every generation. */
  remove_tags: { input: RemoveTags; output: TagCounts };
  /** Renames, colours, hides or shows tags. */
  update_tags: { input: UpdateTags; output: TagCounts };
  /** Makes one tag of several. */
  merge_tags: { input: MergeTags; output: TagCounts };
  /** Deletes tags; the images stay. */
  delete_tags: { input: DeleteTags; output: TagCounts };
  /** Lists collections with their counts, in their order. */
  list_collections: { input: ListCollections; output: Page<Collection> };
  /** Lists one page of a collection's images in the order that it was given by hand. */
  show_collection: { input: ShowCollection; output: Page<Generation> };
  /** Makes an empty collection. */
  create_collection: { input: CreateCollection; output: CollectionCounts };
  /** Renames, describes, hides or shows collections. */
  update_collections: { input: UpdateCollections; output: CollectionCounts };
  /** Puts generations into a collection, made when it is new. */
  add_to_collection: { input: FileGenerations; output: ChangedGenerations };
  /** Takes generations out of a collection; they stay in the library. */
  remove_from_collection: { input: FileGenerations; output: ChangedGenerations };
  /** Gives images of a collection another place in its order. */
  reorder_collection: { input: ReorderCollection; output: CollectionCounts };
  /** Gives collections another place in the list. */
  reorder_collections: { input: ReorderCollections; output: CollectionCounts };
  /** Deletes collections; the images stay. */
  delete_collections: { input: DeleteCollections; output: CollectionCounts };
  /** Lists an image's notes with their replies, or the open notes of every image. */
  list_notes: { input: ListNotes; output: Page<Note> };
  /** Adds a note to an image, or to a region of it. */
  add_note: { input: AddNote; output: Note };
  /** Answers a note. */
  reply_to_note: { input: ReplyToNote; output: Note };
  /** Marks notes as settled, or as open again. */
  resolve_notes: { input: ResolveNotes; output: ChangedNotes };
  /** Deletes notes with their replies. */
  delete_notes: { input: DeleteNotes; output: ChangedNotes };
  /** Lists one page of what was done and by whom, newest first. */
  list_activity: { input: ListActivity; output: Page<Entry> };
  /** Returns the images that entries of the log changed, what was changed last first. */
  list_activity_images: { input: ListActivityImages; output: ActivityImages };
  /** Puts back what was done: the newest entry, one by its id, or all of an actor since some time. */
  undo: { input: Undo; output: Undone };
  /** Takes an undoing back. */
  redo: { input: Redo; output: Undone };
  /** Lists one page of jobs, newest first. */
  list_jobs: { input: ListJobs; output: Page<Job> };
  /** Returns one job with its request, its images, and why it failed if it did. */
  show_job: { input: ShowJob; output: Job };
  /** Cancels queued jobs and asks vendors to stop running ones; what a vendor has begun may still cost something. */
  cancel_jobs: { input: TheseJobs; output: ChangedJobs };
  /** Queues ended jobs' requests anew; the provider may charge for each. */
  retry_jobs: { input: RetryJobs; output: RetriedJobs };
  /** Puts ended jobs out of sight. */
  dismiss_jobs: { input: TheseJobs; output: ChangedJobs };
  /** Decides about a job of which nobody knows whether it ran: check, resend (it may be paid twice) or drop. */
  resolve_job: { input: ResolveJob; output: Job };
  /** Returns what was spent by day, month, model, provider or actor; what is known in different ways stays apart. */
  show_costs: { input: ShowCosts; output: Costs };
  /** Returns every budget with what is spent and held of it. */
  show_budgets: { input: ShowBudgets; output: Budgets };
  /** Sets or lifts a limit on what may be spent in a day or month. */
  set_budget: { input: SetBudget; output: Budgets };
  /** Takes down what a window of a gallery shows, and that it is still there. */
  report_view: { input: ReportView; output: ReportedView };
  /** Returns what the person has selected in the gallery that has the focus. */
  show_selection: { input: ShowSelection; output: ShownSelection };
  /** Asks the open galleries to show, compare or highlight images. */
  point: { input: Point; output: Pointer };
  /** Returns what is pointed at and not done with. */
  list_pointers: { input: ListPointers; output: Pointers };
  /** Returns one pointer with what became of it. */
  show_pointer: { input: ShowPointer; output: Pointer };
  /** Takes down what became of a pointer. */
  answer_pointer: { input: AnswerPointer; output: Pointer };
  /** Returns the agents that did something in the last minute. */
  list_presence: { input: ListPresence; output: Presence };
  /** Returns every preference, and how safe mode stands. */
  show_preferences: { input: ShowPreferences; output: Preferences };
  /** Keeps a preference, or forgets it. */
  set_preference: { input: SetPreference; output: Preferences };
  /** Switches safe mode for everybody who has the library open. */
  set_safe_mode: { input: SetSafeMode; output: SafeMode };
  /** Returns where every provider's keys are; never a key. */
  list_keys: { input: ListKeys; output: ProviderKeys };
  /** Keeps a provider's key, in the system's keyring where there is one. */
  set_key: { input: SetKey; output: ProviderKeys };
  /** Removes a provider's key that was kept. */
  remove_key: { input: RemoveKey; output: ProviderKeys };
  /** Asks a vendor whether it takes a key, the one that is given or the one that counts; costs and keeps nothing. */
  test_key: { input: TestKey; output: TestedKey };
  /** Lists every model of the catalog. */
  list_models: { input: ListModels; output: Page<Model> };
  /** Returns one model with its prompting guide. */
  show_model: { input: ShowModel; output: ModelPage };
  /** Returns how to word a prompt for a model, or for a family by its name. */
  show_guide: { input: ShowModel; output: Guide };
  /** Asks the vendors which models they have and what they cost, and keeps what changed beside the user's models; counts from the next start. */
  refresh_models: { input: RefreshModels; output: Refreshed };
}

/** Every operation that answers with bytes. */
export interface BytesOperations {
  /** Returns every image of a view with its size, time and marks, in bytes. */
  layout_generations: { input: LayoutGenerations; output: ArrayBuffer };
}

/** The topics whose changes make a read's answer stale. */
export const topicsOf: { readonly [name in keyof (Operations & BytesOperations)]: readonly Topic[] } = {
  list_generations: ["generations", "tags", "collections"],
  search_generations: ["generations", "tags", "collections"],
  layout_generations: ["generations", "tags", "collections"],
  list_tiles: ["generations", "tags", "collections", "notes"],
  count_generations: ["generations", "tags", "collections"],
  explain_query: ["generations", "tags", "collections"],
  list_prompts: ["generations"],
  show_lineage: ["generations"],
  find_similar: ["generations"],
  find_duplicates: ["generations"],
  save_search: [],
  list_saved_searches: ["saved_searches"],
  show_saved_search: ["saved_searches"],
  rename_saved_search: [],
  delete_saved_search: [],
  save_preset: [],
  list_presets: ["presets", "tags"],
  show_preset: ["presets", "tags"],
  rename_preset: [],
  delete_preset: [],
  list_changes: [],
  show_generations: ["generations", "tags", "collections"],
  view_generations: ["generations"],
  generate: [],
  compare_models: [],
  remix: [],
  regenerate: [],
  add_images: [],
  star_generations: [],
  reject_generations: [],
  update_generations: [],
  trash_generations: [],
  restore_generations: [],
  purge_generations: [],
  rebuild_thumbnails: [],
  list_tags: ["tags", "generations"],
  add_tags: [],
  remove_tags: [],
  update_tags: [],
  merge_tags: [],
  delete_tags: [],
  list_collections: ["collections", "generations"],
  show_collection: ["collections", "generations", "tags"],
  create_collection: [],
  update_collections: [],
  add_to_collection: [],
  remove_from_collection: [],
  reorder_collection: [],
  reorder_collections: [],
  delete_collections: [],
  list_notes: ["notes", "generations"],
  add_note: [],
  reply_to_note: [],
  resolve_notes: [],
  delete_notes: [],
  list_activity: ["activity"],
  list_activity_images: ["activity", "generations", "tags", "collections", "notes"],
  undo: [],
  redo: [],
  list_jobs: ["jobs"],
  show_job: ["jobs"],
  cancel_jobs: [],
  retry_jobs: [],
  dismiss_jobs: [],
  resolve_job: [],
  show_costs: ["costs"],
  show_budgets: ["budgets", "costs"],
  set_budget: [],
  report_view: [],
  show_selection: ["focus"],
  point: [],
  list_pointers: ["focus"],
  show_pointer: ["focus"],
  answer_pointer: [],
  list_presence: ["activity", "jobs", "focus"],
  show_preferences: ["preferences"],
  set_preference: [],
  set_safe_mode: [],
  list_keys: [],
  set_key: [],
  remove_key: [],
  test_key: [],
  list_models: [],
  show_model: [],
  show_guide: [],
  refresh_models: [],
};

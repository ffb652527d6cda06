//! Shared focus: where a person is looking, and what agents point at. It changes what windows show, nothing of the library.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::domain::{
    GenerationId, Invalid, PersonsSelection, Pointer, PointerAnswer, PointerId, PointerKind, PointerLabel,
    ShownView, ShownWindow, Timestamp, ViewState,
};
use crate::error::{Error, Result};
use crate::library::Library;
use crate::store::{Label, Reader};

/// The most marks of a report.
pub const MOST_MARKS: usize = 10_000;

/// The most images in sight of a report.
pub const MOST_VISIBLE: usize = 1_000;

/// The most images that one pointer highlights.
pub const MOST_POINTED_AT: usize = 500;

/// The longest name of a window, and the longest query and collection of a report, in bytes.
const LONGEST: usize = 4_000;

/// What a window of a gallery reports: when something changed, and at least every ten seconds.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct ReportView {
    /// The window's own name, the same for as long as it lives.
    pub view: String,
    /// The image that commands act on when none is marked.
    #[serde(default)]
    pub cursor: Option<GenerationId>,
    /// The marked images in the order they were marked, at most 10,000.
    #[serde(default)]
    #[ts(as = "Option<Vec<GenerationId>>")]
    pub marks: Vec<GenerationId>,
    /// How many are marked in all; as many as `marks` holds when absent.
    #[serde(default)]
    pub mark_count: Option<usize>,
    /// The query of the filter bar.
    #[serde(default)]
    pub query: Option<String>,
    /// The collection that is open.
    #[serde(default)]
    pub collection: Option<String>,
    /// The images in sight, in their order, at most 1,000.
    #[serde(default)]
    #[ts(as = "Option<Vec<GenerationId>>")]
    pub visible: Vec<GenerationId>,
    /// The image that the viewer shows.
    #[serde(default)]
    pub viewer: Option<GenerationId>,
    /// The images that are compared, at most 4.
    #[serde(default)]
    #[ts(as = "Option<Vec<GenerationId>>")]
    pub compare: Vec<GenerationId>,
    /// Whether the window has the focus.
    #[serde(default)]
    #[ts(as = "Option<bool>")]
    pub focused: bool,
    /// Whether the person lets agents turn the view at once.
    #[serde(default)]
    #[ts(as = "Option<bool>")]
    pub follow: bool,
    /// How many ms ago the person last did something in it.
    #[serde(default)]
    #[ts(type = "number")]
    pub idle_ms: u32,
    /// The window is being closed: this is its last report.
    #[serde(default)]
    #[ts(as = "Option<bool>")]
    pub closed: bool,
}

/// A report that was taken down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReportedView {
    /// The view's revision; 0 for a window that was closed.
    #[ts(type = "number")]
    pub revision: i64,
}

/// Takes down what a window shows. A report that says nothing new keeps the window alive and wakes nobody.
///
/// # Errors
/// `invalid` for too many ids or too long words; `storage` when the library can't be written.
pub async fn report(library: &Library, request: ReportView) -> Result<ReportedView> {
    let ReportView { view, focused, closed, idle_ms, .. } = request.clone();
    let words = [Some(&view), request.query.as_ref(), request.collection.as_ref()];
    if view.is_empty() || words.into_iter().flatten().any(|text| text.len() > LONGEST) {
        let reason = format!("has a name, query or collection that is empty or longer than {LONGEST} bytes");
        return Err(Invalid::new("view", "", reason).hint("shorten it").into());
    }
    for (what, ids, most) in [
        ("marks", &request.marks, MOST_MARKS),
        ("visible", &request.visible, MOST_VISIBLE),
        ("compare", &request.compare, 4),
    ] {
        if ids.len() > most {
            let reason = format!("holds {} ids; at most {most} are taken", ids.len());
            return Err(Invalid::new(what, "", reason).hint("report the first ones").into());
        }
    }
    let input_at = Timestamp::from_millis(library.now().millis() - i64::from(idle_ms));
    let revision = library.signal(move |writer| {
        if closed {
            writer.close_view(&view)?;
            return Ok(0);
        }
        writer.report_view(&view, &state(request), focused, input_at)
    });
    Ok(ReportedView { revision: revision.await? })
}

fn state(request: ReportView) -> ViewState {
    let ReportView { cursor, marks, mark_count, query, collection, visible, viewer, compare, follow, .. } =
        request;
    let mark_count = mark_count.unwrap_or_default().max(marks.len());
    ViewState { cursor, marks, mark_count, query, collection, visible, viewer, compare, follow }
}

/// Asks for what a person has selected.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct ShowSelection {}

/// What a person has selected, if a gallery is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ShownSelection {
    /// The selection in the window that has the focus, or had it last; absent when no gallery is open.
    pub selection: Option<PersonsSelection>,
    /// What to do when no gallery is open.
    pub hint: Option<String>,
}

/// Returns what is selected in the gallery that has the focus, or had it last. A window that has not reported for 30 s is gone. In
/// safe mode sensitive images are left out and counted.
///
/// # Errors
/// `storage` when the database fails.
pub async fn selection(library: &Library, _request: ShowSelection) -> Result<ShownSelection> {
    let (now, safe_mode) = (library.now(), library.safe_mode());
    library
        .read(move |reader| {
            let Some(row) = reader.current_view(now)? else {
                return Ok(ShownSelection { selection: None, hint: Some(Error::NoGallery.hint()) });
            };
            let window = ShownWindow {
                focused: row.focused,
                follow: row.state.follow,
                idle_ms: (now.millis() - row.input_at.millis()).max(0),
            };
            let (state, withheld) =
                if safe_mode { without_sensitive(reader, row.state)? } else { (row.state, 0) };
            let ViewState { cursor, marks, mark_count, query, collection, visible, viewer, compare, .. } =
                state;
            let selection = PersonsSelection {
                cursor,
                marks,
                mark_count,
                view: ShownView { query, collection },
                visible,
                viewer,
                compare,
                window,
                withheld,
                as_of: row.seen_at,
                revision: row.revision,
            };
            Ok(ShownSelection { selection: Some(selection), hint: None })
        })
        .await
}

/// Takes sensitive images and names out of a view; returns how many images that were.
fn without_sensitive(reader: &Reader<'_>, mut state: ViewState) -> Result<(ViewState, usize)> {
    let ids = [&state.marks, &state.visible, &state.compare].into_iter().flatten().copied();
    let ids: Vec<GenerationId> = ids.chain(state.cursor).chain(state.viewer).collect();
    let sensitive = reader.sensitive_among(&ids)?;
    let is_open = |id: &GenerationId| !sensitive.contains(id);
    state.cursor = state.cursor.filter(is_open);
    state.viewer = state.viewer.filter(is_open);
    for ids in [&mut state.marks, &mut state.visible, &mut state.compare] {
        ids.retain(is_open);
    }
    if let Some(name) = &state.collection
        && reader.is_sensitive_label(Label::Collection, name)?
    {
        state.collection = None;
    }
    if let Some(query) = &state.query
        && reader.is_sensitive_query(query)?
    {
        state.query = None;
    }
    Ok((state, sensitive.len()))
}

/// Something to look at.
#[derive(Debug, Clone, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct Point {
    /// What the gallery is asked to do.
    pub kind: PointerKind,
    /// The images: one to open, 2 to 4 to compare, 1 to 500 to highlight.
    pub ids: Vec<GenerationId>,
    /// A few words beside them.
    #[serde(default)]
    pub label: Option<PointerLabel>,
}

/// Asks the open galleries to show something. Whether they do is the person's affair: `answer` of the pointer says it.
///
/// # Errors
/// `not_found` when no gallery is open, or naming the first id that has no generation; `invalid` for a number of ids that doesn't
/// fit, and for an image that is hidden by safe mode; `storage` when the library can't be written.
pub async fn point(library: &Library, request: Point) -> Result<Pointer> {
    let Point { kind, ids, label } = request;
    let (range, how_many) = match kind {
        PointerKind::Open => (1..=1, "one image is opened"),
        PointerKind::Compare => (2..=4, "2 to 4 images are compared"),
        PointerKind::Highlight => (1..=MOST_POINTED_AT, "1 to 500 images are highlighted"),
    };
    if !range.contains(&ids.len()) {
        return Err(Invalid::new("number of ids", ids.len(), "does not fit").hint(how_many).into());
    }
    let (now, safe_mode) = (library.now(), library.safe_mode());
    library
        .signal(move |writer| {
            for id in &ids {
                writer.require_generation(*id)?;
            }
            if safe_mode && let Some(id) = writer.sensitive_among(&ids)?.first() {
                return Err(Error::Withheld(*id));
            }
            if writer.current_view(now)?.is_none() {
                return Err(Error::NoGallery);
            }
            let id = writer.point(kind, &ids, label.as_ref())?;
            writer.pointer(id)
        })
        .await
}

/// Asks for what is pointed at.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct ListPointers {}

/// What is pointed at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Pointers {
    /// The pointers that a gallery has still something to do about, oldest first.
    pub items: Vec<Pointer>,
}

/// Returns the pointers of the last day that are not answered, wait for the person, or ring images until they were seen.
///
/// # Errors
/// `storage` when the database fails.
pub async fn list_pointers(library: &Library, _request: ListPointers) -> Result<Pointers> {
    let (now, safe_mode) = (library.now(), library.safe_mode());
    library
        .read(move |reader| {
            let mut items = reader.open_pointers(now)?;
            if safe_mode {
                let ids: Vec<GenerationId> = items.iter().flat_map(|item| item.ids.clone()).collect();
                let sensitive = reader.sensitive_among(&ids)?;
                items.retain(|item| !item.ids.iter().any(|id| sensitive.contains(id)));
            }
            Ok(Pointers { items })
        })
        .await
}

/// Asks for one pointer.
#[derive(Debug, Clone, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ShowPointer {
    /// The pointer.
    pub id: PointerId,
}

/// Returns one pointer with what became of it.
///
/// # Errors
/// `not_found` when there is none; `storage` when the database fails.
pub async fn show_pointer(library: &Library, request: ShowPointer) -> Result<Pointer> {
    let safe_mode = library.safe_mode();
    library.read(move |reader| shown_pointer(reader, request.id, safe_mode)).await
}

/// Returns a pointer; in safe mode one at a sensitive image is not there, and neither are its words.
fn shown_pointer(reader: &Reader<'_>, id: PointerId, safe_mode: bool) -> Result<Pointer> {
    let pointer = reader.pointer(id)?;
    if safe_mode && !reader.sensitive_among(&pointer.ids)?.is_empty() {
        return Err(Error::NoPointer(id));
    }
    Ok(pointer)
}

/// What became of a pointer, as a gallery says.
#[derive(Debug, Clone, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AnswerPointer {
    /// The pointer.
    pub id: PointerId,
    /// What became of it.
    pub answer: PointerAnswer,
}

/// Takes down what became of a pointer. What the person decided once stands.
///
/// # Errors
/// `not_found` when there is none; `storage` when the library can't be written.
pub async fn answer_pointer(library: &Library, request: AnswerPointer) -> Result<Pointer> {
    let safe_mode = library.safe_mode();
    library
        .signal(move |writer| {
            shown_pointer(writer, request.id, safe_mode)?;
            writer.answer_pointer(request.id, request.answer)
        })
        .await
}

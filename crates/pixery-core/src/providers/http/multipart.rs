//! Forms with files, for servers that take no images in JSON.

/// A form that grows part by part.
#[derive(Debug)]
pub(crate) struct Multipart {
    boundary: String,
    body: Vec<u8>,
}

/// A file of a form.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Part<'a> {
    /// The field: `image[]`.
    pub(crate) name: &'a str,
    /// `image-0.png`.
    pub(crate) file_name: &'a str,
    /// `image/png`.
    pub(crate) content_type: &'a str,
    /// The file itself.
    pub(crate) bytes: &'a [u8],
}

impl Multipart {
    /// Returns an empty form; `chance` are 128 random bits, so that no file holds the boundary.
    pub(crate) fn new(chance: u128) -> Self {
        Self { boundary: format!("pixery-{chance:032x}"), body: Vec::new() }
    }

    /// Adds a plain field. Names come from us or the catalog; whatever can't stand in a header is dropped.
    pub(crate) fn field(&mut self, name: &str, value: &str) {
        let head = format!(
            "--{}\r\nContent-Disposition: form-data; name=\"{}\"\r\n\r\n",
            self.boundary,
            plain(name)
        );
        self.body.extend_from_slice(head.as_bytes());
        self.body.extend_from_slice(value.as_bytes());
        self.body.extend_from_slice(b"\r\n");
    }

    /// Adds a file.
    pub(crate) fn file(&mut self, part: Part<'_>) {
        let head = format!(
            "--{}\r\nContent-Disposition: form-data; name=\"{}\"; filename=\"{}\"\r\nContent-Type: {}\r\n\r\n",
            self.boundary,
            plain(part.name),
            plain(part.file_name),
            part.content_type
        );
        self.body.extend_from_slice(head.as_bytes());
        self.body.extend_from_slice(part.bytes);
        self.body.extend_from_slice(b"\r\n");
    }

    /// Returns the content type and the whole body.
    pub(crate) fn finish(mut self) -> (String, Vec<u8>) {
        self.body.extend_from_slice(format!("--{}--\r\n", self.boundary).as_bytes());
        (format!("multipart/form-data; boundary={}", self.boundary), self.body)
    }
}

fn plain(name: &str) -> String {
    name.chars().filter(|c| !c.is_control() && *c != '"' && *c != '\\').collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_reads_as_rfc_7578_has_it() {
        let mut form = Multipart::new(1);
        form.field("prompt\"\r\nx", "a fox");
        form.file(Part {
            name: "image[]",
            file_name: "image-0.png",
            content_type: "image/png",
            bytes: b"PNG",
        });
        let (content_type, body) = form.finish();
        let boundary = content_type.strip_prefix("multipart/form-data; boundary=").unwrap();
        let expected = format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"promptx\"\r\n\r\na fox\r\n\
             --{boundary}\r\nContent-Disposition: form-data; name=\"image[]\"; filename=\"image-0.png\"\r\n\
             Content-Type: image/png\r\n\r\nPNG\r\n--{boundary}--\r\n"
        );
        assert_eq!(String::from_utf8(body).unwrap(), expected);
    }
}

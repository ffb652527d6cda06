//! The built-in painter of Pixery: a prompt, a size and a seed become pixels.

namespace Publisher.Sources;

/// <summary>
/// What a disk says of a file without reading it. Two equal stamps of one path mean the same content, as far as a disk can tell; a reader
/// gives none where it cannot know (a file changed a moment ago, a system without these numbers), and such a file is read.
/// </summary>
/// <param name="Length">Bytes.</param>
/// <param name="Modified">When the content was last written, in the disk's own unit.</param>
/// <param name="Changed">When content, name or permissions were last changed, which no program can set; in the disk's own unit.</param>
/// <param name="Number">The file's number on its disk.</param>
public readonly record struct FileStamp(long Length, long Modified, long Changed, long Number);

namespace Publisher.Content;

/// <summary>The kinds of file that may be evidence. Pages and drawings that can hold a script are none of them: they would run in the site's name.</summary>
public static class EvidenceKinds
{
    private static readonly (string Extension, string MediaType)[] Types =
    [
        ("csv", "text/csv"), ("gif", "image/gif"), ("jpeg", "image/jpeg"), ("jpg", "image/jpeg"), ("json", "application/json"), ("m4a", "audio/mp4"),
        ("md", "text/markdown"), ("mp3", "audio/mpeg"), ("mp4", "video/mp4"), ("odt", "application/vnd.oasis.opendocument.text"),
        ("ogg", "audio/ogg"), ("pdf", "application/pdf"), ("png", "image/png"), ("stl", "model/stl"), ("txt", "text/plain"), ("wav", "audio/wav"),
        ("webm", "video/webm"), ("webp", "image/webp"), ("zip", "application/zip"),
    ];

    /// <summary>Every extension that is taken, in order.</summary>
    public static IEnumerable<string> Extensions => Types.Select(t => t.Extension);

    /// <summary>The media type by a file name's extension, or null for a kind that is not taken.</summary>
    public static string? MediaType(string fileName)
    {
        var extension = Extension(fileName);
        return Types.FirstOrDefault(t => t.Extension == extension).MediaType;
    }

    /// <summary>What stands after the last dot, in lower case; empty without one.</summary>
    public static string Extension(string fileName) =>
        fileName.LastIndexOf('.') is var dot and >= 0 ? fileName[(dot + 1)..].ToLowerInvariant() : "";
}

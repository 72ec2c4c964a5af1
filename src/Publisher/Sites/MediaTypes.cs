using System.Collections.Frozen;

namespace Publisher.Sites;

/// <summary>Media types by file extension, and what people call them.</summary>
public static class MediaTypes
{
    /// <summary>HTML pages.</summary>
    public const string Html = "text/html; charset=utf-8";
    /// <summary>Stylesheets.</summary>
    public const string Css = "text/css; charset=utf-8";
    /// <summary>Scripts.</summary>
    public const string Script = "text/javascript; charset=utf-8";
    /// <summary>Plain text.</summary>
    public const string Text = "text/plain; charset=utf-8";
    /// <summary>JSON.</summary>
    public const string Json = "application/json";
    /// <summary>Open Badges 2.0 documents.</summary>
    public const string JsonLd = "application/ld+json";
    /// <summary>DID documents.</summary>
    public const string Did = "application/did+json";
    /// <summary>Atom feeds (RFC 4287).</summary>
    public const string Atom = "application/atom+xml; charset=utf-8";
    /// <summary>PNG pictures.</summary>
    public const string Png = "image/png";
    /// <summary>SVG pictures.</summary>
    public const string Svg = "image/svg+xml";
    /// <summary>XML.</summary>
    public const string Xml = "application/xml; charset=utf-8";

    private static readonly FrozenDictionary<string, (string Type, string Word)> Known = new Dictionary<string, (string, string)>(StringComparer.OrdinalIgnoreCase)
    {
        ["svg"] = (Svg, "SVG picture"),
        ["png"] = (Png, "PNG picture"),
        ["jpg"] = ("image/jpeg", "JPEG picture"),
        ["jpeg"] = ("image/jpeg", "JPEG picture"),
        ["gif"] = ("image/gif", "GIF picture"),
        ["webp"] = ("image/webp", "WebP picture"),
        ["avif"] = ("image/avif", "AVIF picture"),
        ["pdf"] = ("application/pdf", "PDF"),
        ["txt"] = (Text, "text"),
        ["md"] = ("text/markdown; charset=utf-8", "text"),
        ["csv"] = ("text/csv; charset=utf-8", "table (CSV)"),
        ["json"] = (Json, "JSON"),
        ["mp3"] = ("audio/mpeg", "MP3 sound"),
        ["ogg"] = ("audio/ogg", "Ogg sound"),
        ["opus"] = ("audio/ogg", "Opus sound"),
        ["wav"] = ("audio/wav", "WAV sound"),
        ["mp4"] = ("video/mp4", "MP4 film"),
        ["webm"] = ("video/webm", "WebM film"),
        ["odt"] = ("application/vnd.oasis.opendocument.text", "OpenDocument text"),
        ["ods"] = ("application/vnd.oasis.opendocument.spreadsheet", "OpenDocument table"),
        ["docx"] = ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word document"),
        ["xlsx"] = ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel table"),
        ["stl"] = ("model/stl", "STL model"),
        ["gpx"] = ("application/gpx+xml", "GPX track"),
        ["zip"] = ("application/zip", "ZIP archive"),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The extension of a path without its dot, lower case; empty when there is none.</summary>
    public static string ExtensionOf(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        var dot = name.LastIndexOf('.');
        return dot < 0 ? "" : name[(dot + 1)..].ToLowerInvariant();
    }

    /// <summary>The media type of a path; <c>application/octet-stream</c> for one we do not know, so that nothing is run by guess.</summary>
    public static string Of(string path) => Known.TryGetValue(ExtensionOf(path), out var known) ? known.Type : "application/octet-stream";

    /// <summary>What people call a file of this path.</summary>
    public static string WordFor(string path) => Known.TryGetValue(ExtensionOf(path), out var known) ? known.Word : "file";
}

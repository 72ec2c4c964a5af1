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
    /// <summary>RSS feeds (RSS 2.0).</summary>
    public const string Rss = "application/rss+xml; charset=utf-8";
    /// <summary>JSON feeds (JSON Feed 1.1).</summary>
    public const string JsonFeed = "application/feed+json";
    /// <summary>Lists of feeds (OPML 2.0), by the name that hosts give them.</summary>
    public const string Opml = "text/x-opml; charset=utf-8";
    /// <summary>ActivityStreams 2.0 documents (ActivityPub §3.2).</summary>
    public const string Activity = "application/activity+json";
    /// <summary>WebFinger answers (RFC 7033).</summary>
    public const string Jrd = "application/jrd+json";
    /// <summary>PNG pictures.</summary>
    public const string Png = "image/png";
    /// <summary>SVG pictures.</summary>
    public const string Svg = "image/svg+xml";
    /// <summary>XML.</summary>
    public const string Xml = "application/xml; charset=utf-8";

    private static readonly FrozenDictionary<string, (string Type, string Words, string Form)> Known = new Dictionary<string, (string, string, string)>(StringComparer.OrdinalIgnoreCase)
    {
        ["svg"] = (Svg, "files.picture", "SVG"),
        ["png"] = (Png, "files.picture", "PNG"),
        ["jpg"] = ("image/jpeg", "files.picture", "JPEG"),
        ["jpeg"] = ("image/jpeg", "files.picture", "JPEG"),
        ["gif"] = ("image/gif", "files.picture", "GIF"),
        ["webp"] = ("image/webp", "files.picture", "WebP"),
        ["avif"] = ("image/avif", "files.picture", "AVIF"),
        ["pdf"] = ("application/pdf", "files.other", "PDF"),
        ["txt"] = (Text, "files.text", ""),
        ["md"] = ("text/markdown; charset=utf-8", "files.text", ""),
        ["csv"] = ("text/csv; charset=utf-8", "files.sheet_csv", "CSV"),
        ["json"] = (Json, "files.other", "JSON"),
        ["mp3"] = ("audio/mpeg", "files.sound", "MP3"),
        ["ogg"] = ("audio/ogg", "files.sound", "Ogg"),
        ["opus"] = ("audio/ogg", "files.sound", "Opus"),
        ["wav"] = ("audio/wav", "files.sound", "WAV"),
        ["mp4"] = ("video/mp4", "files.film", "MP4"),
        ["webm"] = ("video/webm", "files.film", "WebM"),
        ["odt"] = ("application/vnd.oasis.opendocument.text", "files.document", "OpenDocument"),
        ["ods"] = ("application/vnd.oasis.opendocument.spreadsheet", "files.sheet", "OpenDocument"),
        ["docx"] = ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "files.word", "Word"),
        ["xlsx"] = ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "files.sheet", "Excel"),
        ["stl"] = ("model/stl", "files.model", "STL"),
        ["gpx"] = ("application/gpx+xml", "files.track", "GPX"),
        ["zip"] = ("application/zip", "files.archive", "ZIP"),
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

    /// <summary>What people call a file of this path: the key of the words, and the name of its form.</summary>
    public static (string Key, string Form) WordsFor(string path) => Known.TryGetValue(ExtensionOf(path), out var known) ? (known.Words, known.Form) : ("files.file", "");
}

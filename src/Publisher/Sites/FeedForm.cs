using System.Collections.Immutable;

namespace Publisher.Sites;

/// <summary>A form that feeds are written in.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Extension">The extension of its files.</param>
/// <param name="MediaType">Its registered media type.</param>
public sealed record FeedForm(string Name, string Extension, string MediaType)
{
    /// <summary>Atom (RFC 4287).</summary>
    public static FeedForm Atom { get; } = new("Atom", "atom", "application/atom+xml");
    /// <summary>RSS 2.0.</summary>
    public static FeedForm Rss { get; } = new("RSS", "rss", "application/rss+xml");
    /// <summary>JSON Feed 1.1.</summary>
    public static FeedForm Json { get; } = new("JSON Feed", "json", "application/feed+json");

    /// <summary>Every form; the one that most is told about first.</summary>
    public static ImmutableArray<FeedForm> All { get; } = [Atom, Rss, Json];
}

using Publisher.Sources;

namespace Publisher.Content;

/// <summary>How a site differs from others at first sight, apart from its colour: <c>theme: logo</c> and <c>layout</c> of site.config.yml.</summary>
public sealed record SiteLook
{
    /// <summary>The guild's own mark, cleaned; null for the first letter of its name.</summary>
    public SourceFile? Logo { get; init; }
    /// <summary>Whether the mark stands alone because it holds the name; its words for who does not see it are the name then.</summary>
    public bool LogoAlone { get; init; }
    /// <summary>Whether the front page begins with the newest awards; with the badges when not.</summary>
    public bool NewestFirst { get; init; }
    /// <summary>Whether marks and buttons have corners.</summary>
    public bool Square { get; init; }
    /// <summary>Whether headings are set without serifs.</summary>
    public bool Sans { get; init; }
}

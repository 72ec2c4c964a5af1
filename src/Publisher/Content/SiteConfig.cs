using System.Collections.Immutable;
using Publisher.Diagnostics;

namespace Publisher.Content;

/// <summary>site.config.yml.</summary>
public sealed record SiteConfig
{
    /// <summary>The guild's name.</summary>
    public required string Title { get; init; }
    /// <summary>Base URL without a trailing slash; part of every award, for good.</summary>
    public required string BaseUrl { get; init; }
    /// <summary>The issuer's did:web, from <see cref="BaseUrl"/>.</summary>
    public required string IssuerDid { get; init; }
    /// <summary>One sentence of theirs, for the home page.</summary>
    public string? Tagline { get; init; }
    /// <summary>The tagline in further languages.</summary>
    public Translations Translations { get; init; } = Translations.None;
    /// <summary>Languages; the first is the signed text's.</summary>
    public ImmutableArray<string> Languages { get; init; } = ["en"];
    /// <summary>The signed text's language; its pages have addresses without a language.</summary>
    public string MainLanguage => Languages.IsDefaultOrEmpty ? "en" : Languages[0];
    /// <summary>Where <see cref="Languages"/> is written.</summary>
    public SourceLocation LanguagesLocation { get; init; }
    /// <summary>IANA time zone, for the days people remember.</summary>
    public string TimeZone { get; init; } = "UTC";
    /// <summary>Which host the site is made for (Hosts table).</summary>
    public string Host { get; init; } = "plain";
    /// <summary>A public address to write to.</summary>
    public string? Contact { get; init; }
    /// <summary>The repository's web address, for edit links.</summary>
    public string? Repo { get; init; }
    /// <summary>The program that serves <see cref="Repo"/>: github, gitlab or forgejo; null to go by the host's name.</summary>
    public string? Forge { get; init; }
    /// <summary>The branch of <see cref="Repo"/> that edit links lead to.</summary>
    public string Branch { get; init; } = "main";
    /// <summary>Name of the issuer as signed; the title when absent.</summary>
    public required string IssuerName { get; init; }
    /// <summary>Web address of the issuer as signed; the base URL with a slash when absent.</summary>
    public required string IssuerUrl { get; init; }
    /// <summary>The number of the issuer's page on LinkedIn, when given: holders' entries there then show its mark.</summary>
    public string? LinkedInId { get; init; }
    /// <summary>Two-letter country, when given.</summary>
    public string? Country { get; init; }
    /// <summary>Accent colour: tide, moss, clay, plum, saffron or slate.</summary>
    public string Accent { get; init; } = "tide";
    /// <summary>The logo and a few choices of layout.</summary>
    public SiteLook Look { get; init; } = new();
    /// <summary>True for addresses under <c>.example</c> or localhost: pages say it is a demonstration.</summary>
    public bool IsDemonstration { get; init; }
    /// <summary>Who makes pictures with the award inside.</summary>
    public ImageBaking Baking { get; init; }
    /// <summary>How it shows itself in the fediverse; null when it does not.</summary>
    public FediverseSettings? Fediverse { get; init; }
    /// <summary>The guilds that are listened to, in the order they are listed.</summary>
    public ImmutableArray<PeerSettings> Peers { get; init; } = [];
    /// <summary>Whether there is a list of them, be it empty: what a directory is begun with.</summary>
    public bool ListsPeers { get; init; }
    /// <summary>The address of a WebSub hub that feeds name, when given.</summary>
    public string? FeedHub { get; init; }
    /// <summary>Where <see cref="Baking"/> is written.</summary>
    public SourceLocation BakingLocation { get; init; }
    /// <summary>Where <see cref="Host"/> is written.</summary>
    public SourceLocation HostLocation { get; init; }
    /// <summary>The file.</summary>
    public required SourceLocation Location { get; init; }
}

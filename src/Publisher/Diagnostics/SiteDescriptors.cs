using System.Collections.Immutable;

namespace Publisher.Diagnostics;

/// <summary>PUB05xx: the built site: links, paths, art, hosts.</summary>
public static class SiteDescriptors
{
    /// <summary>A word of a design nobody knows.</summary>
    public static DiagnosticDescriptor UnknownDesignWord { get; } = new("PUB0501", Severity.Error,
        "there is no {0} \"{1}\"", "choose one of {2}");

    /// <summary>An SVG without a PNG beside it.</summary>
    public static DiagnosticDescriptor SvgWithoutPng { get; } = new("PUB0502", Severity.Warning,
        "the badge {0} has an SVG but no PNG, and wallets and social networks show PNG alone", "export a PNG of 512 by 512 pixels and put it beside the SVG");

    /// <summary>Ring text that cannot be drawn.</summary>
    public static DiagnosticDescriptor RingNotDrawable { get; } = new("PUB0503", Severity.Error,
        "the ring text \"{0}\" cannot be drawn", "use at most 34 letters of the Latin alphabet, digits and - . ' & ·, or leave \"ring\" out");

    /// <summary>An SVG that is published byte for byte, and is not in its cleaned form.</summary>
    public static DiagnosticDescriptor PictureNotClean { get; } = new("PUB0504", Severity.Error,
        "this SVG is published byte for byte, and {0}", "for evidence, use a plain SVG or a PNG and award again; a version's picture must stay as its first award wrote it");

    /// <summary>{0}: how many; {1}: megabytes they will take; {2}: the host; {3}: megabytes it takes.</summary>
    public static DiagnosticDescriptor BakedTooLarge { get; } = new("PUB0505", Severity.Warning,
        "{0} baked images will take about {1} MB, and {2} stops at {3} MB for the whole site",
        "set images.baking to off, so that holders make theirs with 'publisher bake', or choose a host without that limit");

    /// <summary>{0}: the path; {1}, {2}: the formats that make it.</summary>
    public static DiagnosticDescriptor PathTwice { get; } = new(
        "PUB0520", Severity.Error,
        "two files want the address {0}: one of {1} and one of {2}",
        "rename the page, badge or file that you named; addresses the program makes itself cannot move");

    /// <summary>No arguments.</summary>
    public static DiagnosticDescriptor NoContact { get; } = new(
        "PUB0521", Severity.Warning,
        "no Open Badges 2.0 documents are made: older programs require an e-mail address of the issuer, and contact gives none",
        "set contact to a public e-mail address of the guild, or leave it: everything else is published all the same");

    /// <summary>A host that cannot send the types that the fediverse asks for. {0}: the host.</summary>
    public static DiagnosticDescriptor HostGoesByNames { get; } = new("PUB0530", Severity.Warning,
        "{0} sends /ap/ as application/json and nothing can change that, so Mastodon, Pleroma, Misskey and Lemmy will not show this guild",
        "set host to one that sends types (netlify, cloudflare-pages, nginx), or leave it: feeds, partners and programs that do not ask for the type read everything");

    /// <summary>WebFinger above the site. {0}: the handle; {1}: where it is asked for.</summary>
    public static DiagnosticDescriptor HandleOutOfReach { get; } = new("PUB0531", Severity.Warning,
        "nobody will find {0} by its name: {1} is asked for it, and this site lies below that",
        "give the site a host name of its own, or put a copy of .well-known/webfinger where it is asked for");

    /// <summary>All of this area.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [UnknownDesignWord, SvgWithoutPng, RingNotDrawable, PictureNotClean, BakedTooLarge, PathTwice, NoContact, HostGoesByNames, HandleOutOfReach];
}

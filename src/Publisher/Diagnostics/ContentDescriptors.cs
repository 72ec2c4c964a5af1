using System.Collections.Immutable;

namespace Publisher.Diagnostics;

/// <summary>PUB01xx: badges, members, pages and other content.</summary>
public static class ContentDescriptors
{
    /// <summary>Bytes that are no text.</summary>
    public static DiagnosticDescriptor NotUtf8 { get; } = new("PUB0100", Severity.Error,
        "this file is not UTF-8 text",
        "save it as UTF-8 in your editor");

    /// <summary>YAML that cannot be read. {0} reason.</summary>
    public static DiagnosticDescriptor YamlSyntax { get; } = new("PUB0101", Severity.Error,
        "this is not YAML we can read: {0}",
        "check the indentation, and put quotes around text that holds ': ' or starts with a sign such as @, &, * or [");

    /// <summary>A part of YAML that is left out on purpose. {0} what.</summary>
    public static DiagnosticDescriptor YamlFeature { get; } = new("PUB0102", Severity.Error,
        "{0} are not used here",
        "write the value out in full; if it is meant as text, put it in quotes");

    /// <summary>A key twice. {0} key, {1} line of the first.</summary>
    public static DiagnosticDescriptor DuplicateKey { get; } = new("PUB0103", Severity.Error,
        "'{0}' stands here a second time; the first is on line {1}",
        "keep one of the two");

    /// <summary>An unknown key. {0} key, {1} place, {2} suggestion.</summary>
    public static DiagnosticDescriptor UnknownKey { get; } = new("PUB0104", Severity.Error,
        "'{0}' is not a key of {1}",
        "{2}");

    /// <summary>A missing key. {0} key, {1} place.</summary>
    public static DiagnosticDescriptor MissingKey { get; } = new("PUB0105", Severity.Error,
        "{1} needs '{0}'",
        "add a line '{0}: …'");

    /// <summary>A value of the wrong kind. {0} key, {1} expected, {2} found.</summary>
    public static DiagnosticDescriptor WrongKind { get; } = new("PUB0106", Severity.Error,
        "'{0}' should be {1}, but here is {2}",
        "write {1}");

    /// <summary>A value of the wrong form. {0} key, {1} value, {2} expected.</summary>
    public static DiagnosticDescriptor WrongValue { get; } = new("PUB0107", Severity.Error,
        "'{0}' is '{1}', but should be {2}",
        "change '{1}' to {2}");

    /// <summary>A character nobody can see. {0} code point, {1} what it is.</summary>
    public static DiagnosticDescriptor HiddenCharacter { get; } = new("PUB0108", Severity.Error,
        "here is {0}, {1}, which nobody can see",
        "delete it; it often comes along when text is pasted");

    /// <summary>Text that is not in Unicode's composed form. {0} the character as it should be.</summary>
    public static DiagnosticDescriptor NotComposed { get; } = new("PUB0109", Severity.Error,
        "'{0}' is written here as a letter with a separate accent (not in Unicode's form NFC), so it would sign as other bytes than it looks",
        "type the character again, or save the file in form NFC");

    /// <summary>More than is read. {0} what, {1} limit.</summary>
    public static DiagnosticDescriptor TooLarge { get; } = new("PUB0110", Severity.Error,
        "{0} is more than we read; the limit is {1}",
        "make it smaller, or split it");

    /// <summary>No front matter. {0} what is wrong.</summary>
    public static DiagnosticDescriptor NoFrontMatter { get; } = new("PUB0111", Severity.Error,
        "{0}",
        "begin the file with a line '---', then the keys, then another line '---', then the text");

    /// <summary>A key this version does not use yet. {0} key.</summary>
    public static DiagnosticDescriptor KeyNotUsedYet { get; } = new("PUB0112", Severity.Warning,
        "'{0}' is not used yet by this version",
        "it may stay; a later version will read it");

    /// <summary>A folder this version does not build. {0} what.</summary>
    public static DiagnosticDescriptor NotBuiltYet { get; } = new("PUB0113", Severity.Warning,
        "{0} are not built by this version",
        "they may stay; nothing of them appears on the site");

    /// <summary>A file nothing reads. {0} path, {1} what to do.</summary>
    public static DiagnosticDescriptor UnknownFile { get; } = new("PUB0114", Severity.Error,
        "nothing reads '{0}'",
        "{1}");

    /// <summary>A name that cannot be an address. {0} name, {1} rule.</summary>
    public static DiagnosticDescriptor BadName { get; } = new("PUB0115", Severity.Error,
        "'{0}' cannot be part of an address: {1}",
        "rename it{2}");

    /// <summary>A name that is taken. {0} name, {1} by what.</summary>
    public static DiagnosticDescriptor ReservedName { get; } = new("PUB0116", Severity.Error,
        "the name '{0}' is taken: {1}",
        "choose another name");

    /// <summary>Two paths that some computers take for one. {0} path, {1} the other.</summary>
    public static DiagnosticDescriptor PathCollision { get; } = new("PUB0117", Severity.Error,
        "'{0}' and '{1}' are one file on many computers",
        "rename one of them so that they differ by more than capitals or accents");

    /// <summary>A private key. {0} what kind.</summary>
    public static DiagnosticDescriptor PrivateKey { get; } = new("PUB0118", Severity.Error,
        "this looks like a private key ({0}); whoever reads it can sign in its owner's name",
        "take it out before anyone pulls it; if it was ever pushed, treat the key as compromised ('publisher key compromised')");

    /// <summary>A link that is refused. {0} address, {1} reason.</summary>
    public static DiagnosticDescriptor LinkRefused { get; } = new("PUB0120", Severity.Error,
        "the link '{0}' is not allowed: {1}",
        "link to an address that starts with https://, http:// or mailto:");

    /// <summary>A relative link where text travels. {0} address.</summary>
    public static DiagnosticDescriptor RelativeLink { get; } = new("PUB0121", Severity.Error,
        "the link '{0}' is relative, but criteria travel inside awards and leave this site",
        "write the whole address, starting with https://");

    /// <summary>An image that is refused. {0} address, {1} reason.</summary>
    public static DiagnosticDescriptor ImageRefused { get; } = new("PUB0122", Severity.Error,
        "the image '{0}' is not allowed: {1}",
        "link to the picture instead: [text](address)");

    /// <summary>A badge without art. {0} slug.</summary>
    public static DiagnosticDescriptor NoArt { get; } = new("PUB0130", Severity.Warning,
        "the badge '{0}' has no picture",
        "put {0}.svg or {0}.png beside it, or run 'publisher new badge' to draw one");

    /// <summary>A file that is named but absent. {0} key, {1} path.</summary>
    public static DiagnosticDescriptor NamedFileMissing { get; } = new("PUB0131", Severity.Error,
        "'{0}' names '{1}', which is not there",
        "add the file, or correct its name");

    /// <summary>A picture that is refused. {0} reason.</summary>
    public static DiagnosticDescriptor ArtRefused { get; } = new("PUB0132", Severity.Error,
        "this picture cannot be published: {0}",
        "export it again without that part");

    /// <summary>No criteria. {0} slug.</summary>
    public static DiagnosticDescriptor NoCriteria { get; } = new("PUB0133", Severity.Error,
        "the badge '{0}' says nothing of what it takes",
        "write the criteria below the second '---'");

    /// <summary>A frozen version that is not whole. {0} folder, {1} what is missing.</summary>
    public static DiagnosticDescriptor FrozenVersion { get; } = new("PUB0134", Severity.Error,
        "the frozen version '{0}' is not whole: {1}",
        "bring the missing file back from git; awards point at it");

    /// <summary>Evidence of a kind that is not taken. {0} file name, {1} the kinds that are.</summary>
    public static DiagnosticDescriptor EvidenceKind { get; } = new("PUB0135", Severity.Error,
        "'{0}' is not a kind of file that can be evidence",
        "taken are {1}; a web page or an SVG could run a script in the site's name, so save it as PDF or PNG");

    /// <summary>Words in the site's main language alone. {0} language, {1} the keys that are missing.</summary>
    public static DiagnosticDescriptor NotTranslated { get; } = new("PUB0136", Severity.Warning,
        "there is no {1}; pages in '{0}' show the original",
        "add these keys beside the others, or take '{0}' out of languages in site.config.yml");

    /// <summary>A line of the outbox that cannot be read. {0} reason.</summary>
    public static DiagnosticDescriptor OutboxLine { get; } = new("PUB0140", Severity.Error,
        "this line of the outbox cannot be read: {0}",
        "bring the file back from git; only 'publisher outbox' writes it, and after a merge conflict main's own version is the right one");

    /// <summary>All of this area.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        NotUtf8, YamlSyntax, YamlFeature, DuplicateKey, UnknownKey, MissingKey, WrongKind, WrongValue, HiddenCharacter, NotComposed,
        TooLarge, NoFrontMatter, KeyNotUsedYet, NotBuiltYet, UnknownFile, BadName, ReservedName, PathCollision, PrivateKey,
        LinkRefused, RelativeLink, ImageRefused, NoArt, NamedFileMissing, ArtRefused, NoCriteria, FrozenVersion, EvidenceKind, NotTranslated, OutboxLine,
    ];
}

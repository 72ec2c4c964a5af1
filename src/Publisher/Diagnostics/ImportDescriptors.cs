using System.Collections.Immutable;

namespace Publisher.Diagnostics;

/// <summary>PUB07xx: what is wrong with a file of another program that is to be moved in.</summary>
public static class ImportDescriptors
{
    /// <summary>Neither JSON nor a table. {0} what is wrong.</summary>
    public static DiagnosticDescriptor NotReadable { get; } = new("PUB0701", Severity.Error,
        "this cannot be read: {0}",
        "give Open Badges JSON, a picture with an award inside, or a table as CSV in UTF-8; export it again if need be");

    /// <summary>Nothing that is known.</summary>
    public static DiagnosticDescriptor NothingKnown { get; } = new("PUB0702", Severity.Error,
        "nothing in this file is a badge or an award that is known here",
        "known are BadgeClass, Issuer and Assertion of Open Badges 2.0, Achievement and AchievementCredential of 3.0, and tables of badges or of awards");

    /// <summary>A badge or award without something it needs. {0} what it is, {1} what is missing.</summary>
    public static DiagnosticDescriptor Missing { get; } = new("PUB0703", Severity.Error,
        "this {0} does not say its {1}",
        "write it into the file, then import it again");

    /// <summary>A value of the wrong kind. {0} member or column, {1} what was expected.</summary>
    public static DiagnosticDescriptor WrongValue { get; } = new("PUB0704", Severity.Error,
        "'{0}' should be {1}",
        "correct it in the file, then import it again");

    /// <summary>A name no address can be made of, or that another has. {0} name, {1} why, {2} a slug to pass.</summary>
    public static DiagnosticDescriptor NoSlug { get; } = new("PUB0705", Severity.Error,
        "the badge '{0}' needs a name for its file and address: {1}",
        "say which: --slug '{0}={2}'");

    /// <summary>Somebody who may not be named in public. {0} why.</summary>
    public static DiagnosticDescriptor NobodyNamed { get; } = new("PUB0706", Severity.Warning,
        "this award is left out, because a nomination is public and {0}",
        "ask the person how they want to be called, and say it in a table of your own: --people FILE, with the columns identity,name");

    /// <summary>Text that must not become public. {0} what it is, {1} why.</summary>
    public static DiagnosticDescriptor NotForPublic { get; } = new("PUB0707", Severity.Error,
        "the {0} cannot become public: {1}",
        "take that out of the file, then import it again");

    /// <summary>An award of a badge nobody knows. {0} badge as it is named there.</summary>
    public static DiagnosticDescriptor UnknownBadge { get; } = new("PUB0708", Severity.Error,
        "this award is of {0}, and no badge here and no other imported file says what that is",
        "import the badge as well, or say which of your badges it is: --badge SLUG");

    /// <summary>A picture that is not taken over. {0} badge, {1} why.</summary>
    public static DiagnosticDescriptor PictureNotKept { get; } = new("PUB0709", Severity.Warning,
        "the picture of '{0}' is not taken over, so one is drawn instead: {1}",
        "put the picture beside this file under the name it has there, or let it be fetched with --online; or put your own into content/badges/ afterwards");

    /// <summary>A table that cannot be read. {0} what is wrong, {1} what to do.</summary>
    public static DiagnosticDescriptor WrongTable { get; } = new("PUB0710", Severity.Error, "{0}", "{1}");

    /// <summary>Something that has no place here. {0} what, {1} why.</summary>
    public static DiagnosticDescriptor LeftOut { get; } = new("PUB0711", Severity.Warning,
        "{0} is left out: {1}",
        "nothing is to be done if that is as you want it; otherwise write it in by hand afterwards");

    /// <summary>What would be written does not read back. {0} path, {1} what is wrong there, {2} what to do.</summary>
    public static DiagnosticDescriptor NotUsable { get; } = new("PUB0712", Severity.Error,
        "what this would become, {0}, could not be used: {1}",
        "correct it in the file, then import it again; {2}");

    /// <summary>All of this area.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        NotReadable, NothingKnown, Missing, WrongValue, NoSlug, NobodyNamed, NotForPublic, UnknownBadge, PictureNotKept, WrongTable, LeftOut, NotUsable,
    ];
}

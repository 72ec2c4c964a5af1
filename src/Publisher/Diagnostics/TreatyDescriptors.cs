using System.Collections.Immutable;

namespace Publisher.Diagnostics;

/// <summary>PUB0940–0949: treaties, this guild's signed word about badges of its peers.</summary>
public static class TreatyDescriptors
{
    /// <summary>A file that is no treaty's. {0} path.</summary>
    public static DiagnosticDescriptor FileName { get; } = new("PUB0940", Severity.Error,
        "'{0}' is no name of a treaty's file",
        "treaties are <id>.json, and <id>.proofs/<member>.json beside them, as 'publisher treaty propose' and 'publisher sign' write them; bring the name back from git");

    /// <summary>Altered, or none. {0} reason.</summary>
    public static DiagnosticDescriptor Altered { get; } = new("PUB0941", Severity.Error,
        "this treaty was changed after it was signed, or is none: {0}",
        "bring the file back as it was committed; to agree on something else, end it and propose another");

    /// <summary>The address is not the file's. {0} found, {1} expected.</summary>
    public static DiagnosticDescriptor Address { get; } = new("PUB0942", Severity.Error,
        "the treaty's address is '{0}', but a file of this name must say '{1}'",
        "give the file the name in its address, as it was committed");

    /// <summary>A treaty about what is not here; a peer's file hinders no build. {0} address, {1} reason.</summary>
    public static DiagnosticDescriptor RecognisesNothing { get; } = new("PUB0943", Severity.Warning,
        "this treaty counts for nothing: it recognises '{0}', and {1}",
        "'publisher sync' keeps every version of a badge that a treaty names; bring it back from git or sync again, or end the treaty with 'publisher treaty end'");

    /// <summary>A treaty that counts as what is not ours. {0} reason.</summary>
    public static DiagnosticDescriptor CountsAsNothing { get; } = new("PUB0944", Severity.Error,
        "it does not say which badge of ours the other counts as: {0}",
        "bring our badge's frozen version back from git as it was, or end the treaty and propose another");

    /// <summary>A treaty whose terms cannot be read. {0} reason.</summary>
    public static DiagnosticDescriptor Terms { get; } = new("PUB0945", Severity.Error,
        "its terms cannot be read: {0}",
        "treaties are written by 'publisher treaty propose'; end this one and propose another");

    /// <summary>Not signed as the rules ask. {0} reason.</summary>
    public static DiagnosticDescriptor NotAuthorised { get; } = new("PUB0946", Severity.Error,
        "this treaty does not count: {0}",
        "see who may recognise badges of others with 'publisher authority show'; delete the file, and let them propose it");

    /// <summary>Below quorum. {0} reason, {1} whom to ask.</summary>
    public static DiagnosticDescriptor Waiting { get; } = new("PUB0947", Severity.Warning,
        "this treaty waits for signatures: {0}",
        "{1}");

    /// <summary>Below quorum, and the rules have changed. {0} reason.</summary>
    public static DiagnosticDescriptor Lapsed { get; } = new("PUB0948", Severity.Warning,
        "this treaty never came about: {0}",
        "delete it, and propose it again under the rules of today");

    /// <summary>All of this area.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [FileName, Altered, Address, RecognisesNothing, CountsAsNothing, Terms, NotAuthorised, Waiting, Lapsed];
}

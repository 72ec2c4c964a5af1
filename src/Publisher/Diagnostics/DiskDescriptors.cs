using System.Collections.Immutable;

namespace Publisher.Diagnostics;

/// <summary>PUB008x: files and folders as they lie on the disk, before anything in them is read.</summary>
public static class DiskDescriptors
{
    /// <summary>A link, pipe, socket or device.</summary>
    public static DiagnosticDescriptor NotAPlainFile { get; } = new("PUB0080", Severity.Error,
        "this is {0}, but only plain files and folders are read",
        "put a copy of the file here; what lies outside the site must not become part of it unseen");

    /// <summary>A file larger than any we publish.</summary>
    public static DiagnosticDescriptor FileTooLarge { get; } = new("PUB0081", Severity.Error,
        "this file has {0} MiB, but at most {1} MiB are read",
        "make it smaller, or keep it elsewhere and link to it");

    /// <summary>A name that cannot exist, or means something else, on another computer.</summary>
    public static DiagnosticDescriptor UnportableName { get; } = new("PUB0082", Severity.Error,
        "the name {0} {1}",
        "rename it; small letters, digits and hyphens work on every computer and in every address");

    /// <summary>All of this area.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [NotAPlainFile, FileTooLarge, UnportableName];
}

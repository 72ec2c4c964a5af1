using System.Collections.Immutable;

namespace Publisher.Diagnostics;

/// <summary>PUB0960–0979: copies of another guild's site.</summary>
public static class MirrorDescriptors
{
    /// <summary>A note that cannot be gone by. {0} reason, {1} the original's address.</summary>
    public static DiagnosticDescriptor NoteRefused { get; } = new("PUB0960", Severity.Error,
        "this says of which site the folder is a copy, and cannot be gone by: {0}",
        "let the program write it anew: publisher mirror {1} DIR");

    /// <summary>All of this area.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [NoteRefused];
}

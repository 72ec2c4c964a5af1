using System.Collections.Immutable;
using Publisher.Diagnostics;

namespace Publisher.Changes;

/// <summary>What came of judging a change.</summary>
public sealed record ChangeReport
{
    /// <summary>Guarded files first, then everything else by place: what the change does wrong, and what is wrong with what it comes to.</summary>
    public required ImmutableArray<Diagnostic> Diagnostics { get; init; }
    /// <summary>What the change does, in sentences.</summary>
    public ImmutableArray<ChangeNote> Notes { get; init; } = [];
    /// <summary>Whether there was no guild yet to compare with.</summary>
    public bool IsFounding { get; init; }

    /// <summary>Whether it must not be merged as it is.</summary>
    public bool HasErrors => Diagnostics.Any(d => d.Descriptor.Severity == Severity.Error);

    /// <summary>Whether something in it waits for signatures.</summary>
    public bool IsWaiting => Notes.Any(n => n.Kind == ChangeKind.Waits);
}

/// <summary>What a note is about, in the order they are told.</summary>
public enum ChangeKind
{
    /// <summary>Waits for signatures.</summary>
    Waits,
    /// <summary>How the guild decides.</summary>
    Rules,
    /// <summary>Badges and their versions.</summary>
    Badges,
    /// <summary>Awards that are published with it.</summary>
    Awards,
    /// <summary>Decisions that take something back.</summary>
    Decisions,
    /// <summary>Endorsements.</summary>
    Endorsements,
    /// <summary>Nominations.</summary>
    Nominations,
    /// <summary>People's pages and free pages.</summary>
    Pages,
}

/// <summary>A sentence about a change. It may hold what people wrote; whoever shows it makes that harmless.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Text">The sentence.</param>
public sealed record ChangeNote(ChangeKind Kind, string Text);

using Publisher.Content;

namespace Publisher.Pathways;

/// <summary>How an award stands when progress is reckoned.</summary>
public enum HeldState
{
    /// <summary>It was verified, and nothing took it back.</summary>
    Good,
    /// <summary>A newer award took its place.</summary>
    Replaced,
    /// <summary>It was revoked.</summary>
    Revoked,
    /// <summary>It waits for signatures.</summary>
    Waiting,
}

/// <summary>An award somebody holds, as far as pathways ask.</summary>
/// <param name="Badge">The slug, or the name of a recognised badge elsewhere (<see cref="RecognisedBadge.Name"/>).</param>
/// <param name="Version">The version it was made with; empty where nobody says.</param>
/// <param name="State">How it stands.</param>
/// <param name="Until">When it ends; null for never.</param>
/// <param name="Credits">The credits its version gives; null for none.</param>
/// <param name="Unit">Their unit.</param>
/// <param name="Id">The award's id.</param>
public sealed record HeldAward(string Badge, string Version, HeldState State, DateTimeOffset? Until, decimal? Credits, string? Unit, string Id)
{
    /// <summary>Where its page is, for an award of somebody else; null for one of this site.</summary>
    public string? Address { get; init; }
}

/// <summary>Why a badge of a step counts, or why not.</summary>
public enum BadgeStanding
{
    /// <summary>It is held and counts.</summary>
    Counts,
    /// <summary>It is held in a version that does not count.</summary>
    WrongVersion,
    /// <summary>Its award waits for signatures.</summary>
    Waiting,
    /// <summary>Its award has ended.</summary>
    Expired,
    /// <summary>A newer award took the place of its award.</summary>
    Replaced,
    /// <summary>Its award was revoked.</summary>
    Revoked,
    /// <summary>It gives credits of another unit, or none.</summary>
    OtherUnit,
    /// <summary>It is somebody else's, and no agreement recognises it.</summary>
    NotRecognised,
    /// <summary>It is not held.</summary>
    NotHeld,
}

/// <summary>A badge of a step, and how it stands.</summary>
/// <param name="Badge">The badge.</param>
/// <param name="Standing">Why it counts, or why not.</param>
/// <param name="Award">The award that says so; null for none.</param>
public sealed record BadgeProgress(PathwayBadge Badge, BadgeStanding Standing, HeldAward? Award);

/// <summary>A step, and how far it is.</summary>
/// <param name="Step">The step.</param>
/// <param name="Badges">Its badges, in order.</param>
/// <param name="Reached">How many badges or credits count.</param>
/// <param name="IsEnough">Whether that is what it asks for.</param>
/// <param name="WaitsFor">Short names of earlier steps that are not done, in order of the pathway.</param>
public sealed record StepProgress(PathwayStep Step, System.Collections.Immutable.ImmutableArray<BadgeProgress> Badges, decimal Reached, bool IsEnough, System.Collections.Immutable.ImmutableArray<string> WaitsFor)
{
    /// <summary>Whether it is done: enough counts, and what comes before is done.</summary>
    public bool IsDone => IsEnough && WaitsFor.IsEmpty;
}

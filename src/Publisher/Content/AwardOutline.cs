using Publisher.Credentials.OpenBadges;

namespace Publisher.Content;

/// <summary>What lists, counts and look-ups need of an award, held for every award while the award itself is not.</summary>
public sealed record AwardOutline
{
    /// <summary>Where it stands.</summary>
    public required AwardFile Source { get; init; }
    /// <summary>The badge and version it is for; null when its achievement is none of this site's addresses.</summary>
    public BadgeAddress? Badge { get; init; }
    /// <summary>The holder.</summary>
    public HolderKey Holder { get; init; }
    /// <summary>The holder's stable id, or null.</summary>
    public string? HolderId => Holder.Id;
    /// <summary>Valid from.</summary>
    public required DateTimeOffset ValidFrom { get; init; }
    /// <summary>Valid until, or null.</summary>
    public DateTimeOffset? ValidUntil
    {
        get => until == default ? null : until;
        init => until = value ?? default;
    }
    /// <summary>The day people remember: awardedDate's calendar day in its own offset.</summary>
    public required DateOnly AwardedOn { get; init; }
    /// <summary>The address of its status list, or null.</summary>
    public string? StatusList { get; init; }
    /// <summary>Its place in <see cref="StatusList"/>.</summary>
    public int StatusIndex { get; init; }

    // Without the room a null would take: there are a hundred thousand of these.
    private readonly DateTimeOffset until;

    /// <summary>The outline of an award that was read.</summary>
    /// <param name="source">Where it stands.</param>
    /// <param name="credential">What it says.</param>
    /// <param name="badge">The badge and version it is for.</param>
    /// <param name="shared">Gives one instance for equal texts that many awards say.</param>
    public static AwardOutline Of(AwardFile source, OpenBadgeCredential credential, BadgeAddress? badge, Func<string, string> shared) => new()
    {
        Source = source,
        Badge = badge,
        Holder = new(credential.CredentialSubject.Id),
        ValidFrom = credential.ValidFrom,
        ValidUntil = credential.ValidUntil,
        AwardedOn = DateOnly.FromDateTime((credential.AwardedDate ?? credential.ValidFrom).DateTime),
        StatusList = credential.CredentialStatus is { } status ? shared(status.StatusListCredential) : null,
        StatusIndex = credential.CredentialStatus?.StatusListIndex ?? 0,
    };
}

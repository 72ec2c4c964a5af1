using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Status;
using Publisher.Sites;
using Publisher.Sources;
using Publisher.Verifying;

namespace Publisher.Linking;

/// <summary>A verified award with its links resolved: what lists and feeds show. What the award itself says is read when its own page is made.</summary>
public sealed class AwardModel
{
    private readonly PeopleIndex people;

    /// <param name="verified">The verified award.</param>
    /// <param name="frozen">The frozen version of its badge.</param>
    /// <param name="version">Names everything that version says.</param>
    /// <param name="rule">The rule that let it.</param>
    /// <param name="people">Who has a page.</param>
    internal AwardModel(VerifiedAward verified, BadgeVersion frozen, ContentKey version, RecognitionRule rule, PeopleIndex people)
    {
        (Verified, Frozen, Rule, this.people) = (verified, frozen, rule, people);
        Holder = people.PageOf(verified.Outline.Holder);
        Line = ContentKeyBuilder.OfThread
            .Add(verified.Outline.Source.File.Path).Add(verified.Digest).Add((int)verified.State).Add(verified.AuthorityVersion).Add(verified.RuleIndex)
            .Add(Holder?.Handle).Add(Holder?.Name).Add(version)
            .Add(verified.Decision is { } decision ? Digest.Of(decision.Document.Bytes.Span) : default).ToKey();
    }

    /// <summary>The verified award.</summary>
    public VerifiedAward Verified { get; }
    /// <summary>Its id.</summary>
    public string Id => Verified.Outline.Source.Id;
    /// <summary>The slug of its badge.</summary>
    public string BadgeSlug => Frozen.Address.Slug;
    /// <summary>The version of its badge.</summary>
    public string BadgeVersion => Frozen.Address.Version;
    /// <summary>The frozen version with its pictures.</summary>
    public BadgeVersion Frozen { get; }
    /// <summary>The holder's stable id, or null.</summary>
    public string? HolderId => Verified.Outline.HolderId;
    /// <summary>The holder's public page, when there is one.</summary>
    public Member? Holder { get; }
    /// <summary>The handle of the page it is shown on; null where its holder has none, or has hidden it there.</summary>
    public string? ShownUnder => Holder is { } holder && (holder.Stack.Hidden.IsEmpty || !holder.Stack.Hides(Id)) ? holder.Handle : null;
    /// <summary>Who signed and counts, in order of signing.</summary>
    public ImmutableArray<SignerModel> Signers =>
        [.. Verified.Signers.Select(s => new SignerModel(s.MemberId, Rule.Signers.Role, PageOf(s), IsStill(s)))];
    /// <summary>The rule that let it.</summary>
    public RecognitionRule Rule { get; }
    /// <summary>The day people remember: awardedDate's calendar day in its own offset.</summary>
    public DateOnly AwardedOn => Verified.Outline.AwardedOn;

    /// <summary>The public page of one of its signers, when there is one.</summary>
    internal Member? PageOf(AwardSigner signer) => people.PageOf(new(signer.Subject));

    /// <summary>Whether one of its signers still has the role that let them sign, by the newest rules.</summary>
    internal bool IsStill(AwardSigner signer) => Rule.Signers.Role is { } role && people.Holds(signer.MemberId, role);

    /// <summary>Names everything a line about it is made from, apart from the site's own settings.</summary>
    public ContentKey Line { get; }

    /// <summary>The decision that took it back; null when none did.</summary>
    public StatusDecision? Decision => Verified.Decision;
}

/// <summary>A signer of an award.</summary>
/// <param name="MemberId">The authority's member id.</param>
/// <param name="Role">The role that let them sign, or null.</param>
/// <param name="Page">Their public page, when there is one.</param>
/// <param name="IsStill">Whether they still have that role by the newest rules.</param>
public sealed record SignerModel(string MemberId, string? Role, Member? Page, bool IsStill);

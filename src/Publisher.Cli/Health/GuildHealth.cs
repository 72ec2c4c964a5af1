using Publisher.Authoring;
using Publisher.Cli.Authoring;
using Publisher.Cli.Keys;
using Publisher.Cli.Terminal;
using Publisher.Credentials.Verification;
using Publisher.Diagnostics;
using Publisher.Verifying;

namespace Publisher.Cli.Health;

/// <summary>Looks over what a guild has signed: what ends soon, what waits, and rules that could lock it out.</summary>
internal sealed class GuildHealth(VerifiedContent verified, IEnumerable<Diagnostic> diagnostics, KeyStore? store, DateTimeOffset now)
{
    /// <summary>Awards that end within some days and were not renewed; the next to end first.</summary>
    internal IEnumerable<Finding> Expiring(int days)
    {
        var lasting = verified.Awards.Where(IsInForce).ToLookup(a => (a.Outline.Badge?.Slug, a.Outline.Holder));
        var people = new People(verified.Content, store);
        foreach (var award in verified.Awards.Where(a => IsInForce(a) && a.Outline.ValidUntil is { } until && until > now && until <= now.AddDays(days)).OrderBy(a => a.Outline.ValidUntil))
        {
            var renewed = lasting[(award.Outline.Badge?.Slug, award.Outline.Holder)].Any(a => a.Outline.ValidUntil is not { } until || until > award.Outline.ValidUntil);
            if (!renewed)
            {
                var badge = verified.Content.Badges.FirstOrDefault(b => b.Slug == award.Outline.Badge?.Slug)?.Name ?? award.Outline.Badge?.Slug;
                yield return new(Finding.Expiring, $"{badge} of {people.Holder(award.Outline.HolderId, isWithheld: false)} ends on {Words.Day(award.Outline.ValidUntil!.Value)} ({award.Outline.Source.File.Path})");
            }
        }
    }

    /// <summary>Awards, approvals, decisions and rules that wait, and badges that nobody has approved.</summary>
    internal IEnumerable<Finding> Waiting() => diagnostics
        .Where(d => d.Descriptor == CredentialDescriptors.AwardWaiting || d.Descriptor == StatusDescriptors.DecisionWaiting || d.Descriptor == CredentialDescriptors.AuthorityWaiting
            || d.Descriptor == ApprovalDescriptors.Waiting || d.Descriptor == ApprovalDescriptors.BadgeUnapproved)
        .Select(d => new Finding(Finding.Waiting, $"{d.Location.Path}: {d.Message}; {d.Hint}"));

    /// <summary>Rules that one lost key could freeze, or that let a few decide.</summary>
    internal IEnumerable<Finding> Rules()
    {
        var newest = verified.Authority.Newest;
        var words = new People(verified.Content, store).RuleWords(newest.Members);
        var sense = AuthoritySense.Of(newest, r => $"rule for {words.Subject(r.Badges).Words}");
        return sense.Refusals.Concat(sense.Cautions).Select(text => new Finding(Finding.Rules, text));
    }

    private static bool IsInForce(VerifiedAward award) => award.Decision is null && award.State is CredentialState.Valid or CredentialState.ValidUnrecognised;
}

using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Publisher.Authoring;
using Publisher.Cli.Disk;
using Publisher.Cli.Terminal;
using Publisher.Content;
using Publisher.Credentials.Verification;
using Publisher.Frameworks;
using Publisher.Pathways;
using Publisher.Sites;
using Publisher.Text;
using Publisher.Verifying;

namespace Publisher.Cli.Authoring;

/// <summary>
/// Nominations for everybody who has completed a pathway, by verified awards at a moment. Nothing is signed and nobody is awarded; whoever holds or was nominated for the badge at its end is
/// passed over.
/// </summary>
internal sealed class CompletedPathway(CliContext context, SiteSession site)
{
    /// <summary>Writes the nominations, and says who and why.</summary>
    /// <exception cref="CliException">There is no such pathway, or no badge at its end.</exception>
    public int Nominate(string slug, DateTimeOffset now)
    {
        var pathway = site.Content.Pathways.FirstOrDefault(p => p.Slug == slug)
            ?? throw CliException.Usage($"there is no pathway '{slug}'", NearestName.Of(slug, site.Content.Pathways.Select(p => p.Slug)) is { } near ? $"did you mean {near}?" : $"pathways are files in {Pathway.Folder}");
        var badge = pathway.Award?.Badge ?? throw CliException.Usage($"no badge stands at the end of '{slug}'", $"write 'award: BADGE' into {Pathway.PathOf(slug)}");
        var verified = Pipeline.Check(site.Tree, VerificationCache.Of(context, site.Folder).Memory).Verified ?? throw CliException.Bad("the awards could not be verified", "run: publisher check");
        var written = new List<NewFile>();
        foreach (var (holder, awards) in Holders(verified))
        {
            var progress = PathwayProgress.Of(pathway, awards, verified.Content.Recognised, now);
            if (!progress.IsComplete || awards.Any(a => a.Badge == badge && a.State is (HeldState.Good or HeldState.Waiting) && !(a.Until < now)))
            {
                continue;
            }
            var page = site.Content.Members.FirstOrDefault(m => m.Id == holder);
            var recipient = page is null ? holder : "@" + page.Handle;
            var shown = page is null ? holder : $"{page.Name} (@{page.Handle})";
            if (site.Content.Nominations.Any(n => n.Badge == badge && (n.Recipient == recipient || n.Recipient == holder)))
            {
                context.Out.WriteLine(Printable.Line($"{shown} has completed {pathway.Name} and is nominated already."));
                continue;
            }
            written.Add(File(pathway, badge, recipient, progress, now));
            context.Out.WriteLine(Printable.Line($"{shown} has completed {pathway.Name}: {site.Shown(context, written[^1].Path)}"));
        }
        site.Write(written);
        context.Out.WriteLine(written.Count == 0 ? $"Nobody new has completed {Printable.Line(pathway.Name)}; nothing was written."
            : $"{Words.Counted(written.Count, "nomination")} written. Ask each of them, commit the files on a branch, and make an award of each: publisher award --nomination FILE");
        return ExitCodes.Ok;
    }

    private NewFile File(Pathway pathway, string badge, string recipient, PathwayProgress progress, DateTimeOffset now)
    {
        var counted = progress.Steps.Where(s => s.IsDone).SelectMany(s => s.Badges).Where(b => b.Standing == BadgeStanding.Counts).Select(b => b.Award!).DistinctBy(a => a.Id).ToList();
        var why = new StringBuilder(AuthoredText.Clean($"Completed the pathway {pathway.Name}:"));
        foreach (var award in counted)
        {
            why.Append(CultureInfo.InvariantCulture, $"\n- {site.Content.Badges.FirstOrDefault(b => b.Slug == award.Badge)?.Name ?? award.Badge}, version {award.Version}");
        }
        var text = new NominationText
        {
            Badge = badge,
            Recipient = recipient,
            On = DateOnly.FromDateTime(now.UtcDateTime),
            Why = why.ToString(),
            Evidence = [.. counted.Select(a => SitePaths.Absolute(site.Config.BaseUrl, SitePaths.Award(a.Id)))],
        };
        return new(Nomination.PathOf(NominationText.IdOf(badge, RandomNumberGenerator.GetBytes(RandomIds.AwardIdBytes))), text.ToBytes());
    }

    // By holder, in the order of their ids, so that the same guild is told in the same order.
    private IEnumerable<(string Holder, ImmutableArray<HeldAward> Awards)> Holders(VerifiedContent verified)
    {
        var worths = new Dictionary<BadgeAddress, Worth>();
        var waiting = verified.Waiting.Select(w => w.Source.Id).ToHashSet(StringComparer.Ordinal);
        var held = verified.Awards.Select(a => (a.Outline, State: a.State switch { CredentialState.Revoked => HeldState.Revoked, CredentialState.Superseded => HeldState.Replaced, _ => HeldState.Good }))
            .Concat(site.Awards.Where(a => waiting.Contains(a.Source.Id)).Select(a => (Outline: a, State: HeldState.Waiting)))
            .Where(a => a.Outline is { Badge: not null, HolderId: not null });
        var elsewhere = verified.Peers.SelectMany(p => p.Awards).GroupBy(a => a.Holder.Id, StringComparer.Ordinal)
            .Select(g => (Holder: g.Key, Awards: HeldElsewhere.Of(g, verified.Content.Recognised)));
        return held.GroupBy(a => a.Outline.HolderId!, StringComparer.Ordinal).Select(g => (Holder: g.Key, Awards: g.Select(a => Held(a.Outline, a.State, worths))))
            .Concat(elsewhere).GroupBy(a => a.Holder, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (g.Key, g.SelectMany(a => a.Awards).ToImmutableArray()));
    }

    private HeldAward Held(AwardOutline award, HeldState state, Dictionary<BadgeAddress, Worth> worths)
    {
        var badge = award.Badge!;
        if (!worths.TryGetValue(badge, out var worth))
        {
            var frozen = site.Content.Badges.FirstOrDefault(b => b.Slug == badge.Slug)?.Versions.FirstOrDefault(v => v.Version == badge.Version);
            worths[badge] = worth = frozen is null ? Worth.None : Worth.Read(frozen.Document.Root);
        }
        return new(badge.Slug, badge.Version, state, award.ValidUntil, worth.CreditValue, worth.CreditUnitCode, award.Source.Id);
    }
}

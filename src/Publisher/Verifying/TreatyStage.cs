using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Verification;
using Publisher.Diagnostics;
using Publisher.Loading;
using Publisher.Policies;
using Publisher.Sites;

namespace Publisher.Verifying;

/// <summary>What this guild's treaties come to.</summary>
/// <param name="Treaties">Those that hold, in order of peers and ids; ended ones too.</param>
/// <param name="Waiting">Those that wait for signatures.</param>
/// <param name="Ids">The ids of all that lie here, whether they hold or not: decisions about them are judged here.</param>
/// <param name="Status">Decisions about them.</param>
internal sealed record TreatyStanding(ImmutableArray<VerifiedTreaty> Treaties, ImmutableArray<WaitingTreaty> Waiting, ImmutableHashSet<string> Ids, StatusStanding Status);

/// <summary>Verifies every treaty by this guild's own rules, against the peer's badge as it lies here and our own; then judges the decisions that end some.</summary>
internal sealed class TreatyStage
{
    private readonly SiteContent content;
    private readonly DiagnosticBag found;
    private readonly TreatyReading reading;
    private readonly GuildEndorsementVerifier verifier;
    private readonly DecisionVerifier decisions;
    private readonly DecisionTally tally;
    private readonly AuthorityChain chain;
    private readonly List<WaitingTreaty> waiting = [];

    private TreatyStage(SiteContent content, IssuerMaterial guild, DiagnosticBag found)
    {
        (this.content, this.found, chain) = (content, found, guild.Authority!);
        (reading, verifier, decisions) = (new(content), new(guild), new(guild));
        tally = new(content, chain.Newest, EndorsementDescriptors.WithdrawalRefused, found);
    }

    /// <summary>Runs it.</summary>
    public static TreatyStanding Run(SiteContent content, IssuerMaterial guild, DiagnosticBag found)
    {
        var files = content.Peers.SelectMany(p => TreatyLoader.Load(p, found)).ToImmutableArray();
        if (files.IsEmpty)
        {
            return new([], [], [], new());
        }
        var stage = new TreatyStage(content, guild, found);
        ImmutableArray<VerifiedTreaty> treaties = [.. files.Select(stage.Verify).OfType<VerifiedTreaty>()];
        var status = new StatusStanding { Decisions = [.. stage.tally.Counted], Waiting = [.. stage.tally.Waiting] };
        return new(treaties, [.. stage.waiting], [.. files.Select(f => f.Id)], status);
    }

    private VerifiedTreaty? Verify(TreatyFile file)
    {
        AwardTextRule.Check(new EndorsementFile(file.Id, file.File, file.Published), found);
        if (reading.Read(file, found) is not { } parts)
        {
            return null;
        }
        var (report, verified) = VerifiedTreaty.Verify(file, parts, verifier);
        if (IsWaiting(report))
        {
            waiting.Add(new(file, parts, report));
        }
        if (verified is null)
        {
            Report(file, report);
            return null;
        }
        var address = SitePaths.Absolute(content.Config.BaseUrl, SitePaths.Endorsement(file.Id));
        return Ends(file.Id, new(address, Sri.Of(file.Published.Bytes.Span), report.Rule)) is { } end ? verified.EndedBy(end) : verified;
    }

    // A build has no clock: newer rules that are here are in force.
    private bool IsWaiting(GuildEndorsementReport report) => report.IsWaiting && report.AuthorityVersion == chain.Newest.Version;

    private CountedDecision? Ends(string id, DecisionSubject about)
    {
        var before = tally.Counted.Count;
        foreach (var decision in content.Decisions.Where(d => d.Id == id && DecisionStage.IsOfEndorsement(d, content.Config)))
        {
            tally.Take(decision, decisions.Judge(decision.Published, about), about.Address);
        }
        return tally.Counted.Count > before ? tally.Counted[before] : null;
    }

    private void Report(TreatyFile file, GuildEndorsementReport report)
    {
        var cause = report.Cause;
        var reason = Words.Phrase(cause?.Reason ?? "it is no treaty");
        if (IsWaiting(report))
        {
            found.Add(TreatyDescriptors.Waiting, JsonPlace.Of(file.File, "/proof"), reason, ToAsk(file, report));
        }
        else if (report.IsWaiting || report.IsLapsed)
        {
            found.Add(TreatyDescriptors.Lapsed, JsonPlace.Of(file.File, "/proof"), reason);
        }
        else if (report.State == CredentialState.Altered || cause is null)
        {
            found.Add(TreatyDescriptors.Altered, JsonPlace.Of(file.File, cause?.Name == GuildEndorsementCheckName.Signatures ? "/proof" : ""), reason);
        }
        else
        {
            found.Add(TreatyDescriptors.NotAuthorised, JsonPlace.Of(file.File, "/proof"), reason);
        }
    }

    private string ToAsk(TreatyFile file, GuildEndorsementReport report)
    {
        var signed = report.Signers.Select(s => s.Subject ?? "").ToHashSet(StringComparer.Ordinal);
        var candidates = report.Rule is { } rule ? WhoSigns.Candidates(rule, chain.Newest, signed, null, report.Endorsement!.ValidFrom).Select(WhoSigns.Names(content)).ToList() : [];
        return (candidates.Count == 0 ? "send it to whoever decides with you" : $"ask {Words.Joined(candidates, "or")}") + $": 'publisher sign {file.File.Path}' adds their signature";
    }
}

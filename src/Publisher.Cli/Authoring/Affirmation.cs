using System.Collections.Immutable;
using Publisher.Cli.Disk;
using Publisher.Cli.Terminal;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Keys;
using Publisher.Credentials.Verification;
using Publisher.Diagnostics;

namespace Publisher.Cli.Authoring;

/// <summary>An award that a key which ends has signed, or an approval of a badge.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Path">Its file.</param>
/// <param name="Words">What and for whom.</param>
/// <param name="Line">Its line in the list.</param>
/// <param name="Created">When the key says it signed.</param>
/// <param name="Key">The key.</param>
/// <param name="Falls">Whether it stands only as long as the signature counts.</param>
internal sealed record SignedByKey(string Id, string Path, string Words, string Line, DateTimeOffset Created, Ed25519PublicKey Key, bool Falls);

/// <summary>Finds the awards by keys that end, and the list of those the guild stands by.</summary>
internal sealed class Affirmation(CliContext context, SiteSession site, AuthorityChain chain, People people)
{
    /// <summary>The published awards on which one of these keys counts, in order of their files, then the approvals of badges.</summary>
    /// <exception cref="CliException">The site does not stand as it is: then nobody could tell which awards are good.</exception>
    public ImmutableArray<SignedByKey> Find(IReadOnlyCollection<Ed25519PublicKey> keys)
    {
        var methods = keys.ToDictionary(k => $"{site.Config.IssuerDid}#{k.Multibase}", StringComparer.Ordinal);
        var owners = chain.Versions.SelectMany(v => v.Members).Where(m => m.Keys.Any(k => keys.Contains(k.Key))).Select(m => m.Id).ToHashSet(StringComparer.Ordinal);
        using var progress = new Progress(context, "finding the awards of the key");
        var result = Pipeline.Check(site.Tree, VerificationCache.Of(context, site.Folder).Memory);
        var found = new DiagnosticBag();
        found.AddRange(result.Diagnostics);
        SiteSession.RefuseErrors(context, site.Tree, found);
        var (judge, without) = (new AwardJudge(site, chain), new AwardJudge(site, chain, without: keys));
        var signed = ImmutableArray.CreateBuilder<SignedByKey>();
        foreach (var verified in result.Verified!.Awards.Where(a => a.Signers.Any(s => owners.Contains(s.MemberId))))
        {
            var award = SiteSession.Read(verified.Outline.Source);
            if (judge.Judge(award.Published).Signers.FirstOrDefault(s => s.Counts && methods.ContainsKey(s.VerificationMethod)) is { } signer)
            {
                var subject = award.Credential.CredentialSubject;
                signed.Add(new(award.Id, award.File.Path, $"{subject.Achievement.Name} to {people.Holder(subject.Id, !subject.Identifier.IsEmpty)}",
                    AffirmedList.Line(award.Id, award.Published.Bytes.Span), signer.Created, methods[signer.VerificationMethod], Falls(without.Judge(award.Published))));
            }
        }
        var (alone, rest) = (new GuildEndorsementVerifier(AwardJudge.Material(site, chain)), new GuildEndorsementVerifier(AwardJudge.Material(site, chain, without: keys)));
        foreach (var approval in result.Verified.Approvals.Where(a => a.Signers.Any(s => owners.Contains(s.MemberId))))
        {
            GuildEndorsementReport Judge(GuildEndorsementVerifier verifier) => verifier.Verify(approval.Source.Document, new() { At = approval.Credential.ValidFrom });
            if (Judge(alone).Signers.FirstOrDefault(s => s.Counts && methods.ContainsKey(s.VerificationMethod)) is { } signer)
            {
                signed.Add(new(approval.Source.Id, approval.Source.File.Path, $"the approval of {approval.Badge.Slug}, version {approval.Badge.Version}",
                    AffirmedList.Line(approval.Source.Id, approval.Source.Document.Bytes.Span), signer.Created, methods[signer.VerificationMethod],
                    Judge(rest)[GuildEndorsementCheckName.Authority].Verdict != Verdict.Passed));
            }
        }
        return signed.ToImmutable();
    }

    /// <summary>The lines of the list: all awards by retired keys, and of those by compromised ones what was chosen.</summary>
    /// <param name="signed">The awards.</param>
    /// <param name="ended">The keys that end, and since when each is compromised.</param>
    /// <param name="chosen"><c>all</c>, <c>before</c>, <c>none</c> or award ids.</param>
    /// <exception cref="CliException">Nobody has chosen, and something would fall.</exception>
    public ImmutableArray<string> Choose(ImmutableArray<SignedByKey> signed, IReadOnlyList<(Ed25519PublicKey Key, DateTimeOffset? Compromised)> ended, ImmutableArray<string> chosen)
    {
        DateTimeOffset? Since(SignedByKey award) => ended.Where(e => e.Key.Equals(award.Key)).Max(e => e.Compromised);
        var doubtful = signed.Where(a => Since(a) is not null).ToImmutableArray();
        Tell(doubtful);
        if (doubtful.Any(a => a.Falls) && chosen.IsEmpty)
        {
            chosen = [Ask()];
        }
        if (chosen.FirstOrDefault(c => c is not ("all" or "before" or "none") && doubtful.All(a => a.Id != c)) is { } unknown)
        {
            throw CliException.Usage($"'{unknown}' is no award by this key", "say all, before, none, or ids of the awards listed above");
        }
        bool Stands(SignedByKey award) => Since(award) is not { } since || chosen.Any(c => c switch { "all" => true, "before" => award.Created < since, _ => c == award.Id });
        return [.. signed.Where(Stands).Select(a => a.Line).Distinct(StringComparer.Ordinal)];
    }

    // By the rules alone: the key that ends may have signed the status list as well, and that is signed anew.
    private static bool Falls(VerificationReport report) => report[CheckName.Authority].Verdict != Verdict.Passed;

    private void Tell(ImmutableArray<SignedByKey> doubtful)
    {
        if (doubtful.IsEmpty)
        {
            return;
        }
        var noun = doubtful.All(a => a.Path.StartsWith("content/awards/", StringComparison.Ordinal)) ? "award" : "document";
        context.Out.WriteLine($"This key has signed {Words.Counted(doubtful.Length, noun)}, and {Words.Counted(doubtful.Count(a => a.Falls), noun)} of them would fall without it:");
        foreach (var award in doubtful)
        {
            context.Out.WriteLine(Printable.Line($"  {award.Id}  dated {award.Created:yyyy-MM-dd}  {award.Words}{(award.Falls ? "" : " (stands without it)")}"));
        }
        context.Out.WriteLine();
    }

    private string Ask() => Prompt.Ask(context, "which of them does the guild stand by (all, before, none)?", "--affirm before|all|none|ID: before means those dated before the key was compromised",
        suggestion: "before", objection: a => a is "all" or "before" or "none" ? null : "please answer all, before or none");
}

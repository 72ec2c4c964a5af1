using System.Collections.Immutable;
using System.Text.Json;
using Publisher.Authoring;
using Publisher.Cli.Keys;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Status;
using Publisher.Diagnostics;
using Publisher.Verifying;

namespace Publisher.Cli.Authoring;

/// <summary><c>publisher sign</c> of a status decision: a further signer's proof in a file beside it, and, when that is enough, what follows from it.</summary>
internal sealed class DecisionSigning(CliContext context, SiteSession site, KeyStore store, SigningChoice choice)
{
    private readonly Cosigner cosigner = new(context, site, choice);

    /// <summary>Shows the decision, asks, and signs it.</summary>
    /// <exception cref="CliException">It must not be signed, or the signature would not count.</exception>
    public int Sign(DecisionFile file)
    {
        var (waiting, decision, authority, treaties) = Open(file);
        var signer = SigningMember.Choose(context, store, authority, choice.Handle);
        var people = new People(site.Content, store);
        RefuseSecond(file, authority, signer.Member, people);
        var award = site.Content.Awards.FirstOrDefault(a => a.Id == file.Id);
        var shown = new RequestedDecision(DecisionWords.Of(decision), file.Id, waiting.Missing)
        {
            Award = award is null ? null : SiteSession.Read(award),
            Endorsement = award is null ? site.Content.Endorsements.FirstOrDefault(e => e.Id == file.Id) ?? treaties.FirstOrDefault(t => t.Id == file.Id)?.AsEndorsement : null,
        };
        DecisionWords.Show(context, site, shown, isOwn: false, people);
        using var key = cosigner.Open(signer);
        var change = SiteChange.None.Write(cosigner.ProofFile(file.File.Path, signer.Member.Id, SignedText.ProofFile(cosigner.Prove(file.Published, key))));
        var judged = RequireCounted(file, change, waiting.Missing, "this signature would not count");
        new StatusCompletion(context, site, authority, signer.Member, key, choice.Now).Finish(change, judged);
        DecisionRun.Tell(context, site, judged.Verified!.Status, [file.File.Path]);
        return ExitCodes.Ok;
    }

    /// <summary>Takes a file of proofs that somebody sent. What follows from the decision needs a key of the list's role, so it is left to <c>status rebuild</c>.</summary>
    /// <exception cref="CliException">They are no good, or would not count.</exception>
    public int Take(DecisionFile file, SentProofs sent)
    {
        var (waiting, _, authority, _) = Open(file);
        var member = sent.MemberIn([authority]);
        var people = new People(site.Content, store);
        RefuseSecond(file, authority, member, people);
        var proofs = cosigner.ProofFile(file.File.Path, member.Id, sent.Bytes);
        var judged = RequireCounted(file, SiteChange.None.Write(proofs), waiting.Missing, $"the signature of {people.Name(member)} does not count");
        cosigner.Write(proofs);
        if (judged.Verified!.Status.Decisions.Any(d => d.File.Name == file.Name))
        {
            context.Out.WriteLine("That is enough. Now let everything else say so: publisher status rebuild");
        }
        DecisionRun.Tell(context, site, judged.Verified.Status, [file.File.Path]);
        return ExitCodes.Ok;
    }

    private (WaitingDecision Waiting, StatusDecision Decision, AuthorityDocument Authority, ImmutableArray<VerifiedTreaty> Treaties) Open(DecisionFile file)
    {
        var before = site.Judge(context, SiteChange.None);
        if (before.Verified?.Status.Decisions.Any(d => d.File.Name == file.Name) == true)
        {
            throw CliException.Usage("this decision has every signature it needs");
        }
        return before.Verified?.Status.Waiting.FirstOrDefault(w => w.File.Name == file.Name) is { } waiting && StatusDecision.TryRead(file.Published, out var decision, out _)
            ? (waiting, decision, before.Verified.Authority.Find(decision.Authority.Version)!, before.Verified.Treaties)
            : throw CliException.Bad($"this decision must not be signed: {before.Diagnostics.FirstOrDefault(d => d.Location.Path == file.File.Path)?.Message ?? "it could not be judged"}",
                "publisher check says more");
    }

    private static void RefuseSecond(DecisionFile file, AuthorityDocument authority, AuthorityMember member, People people)
    {
        var methods = authority.Members.Where(m => m.Subject == member.Subject).SelectMany(m => m.Keys).Select(k => $"{authority.Issuer}#{k.Key.Multibase}").ToHashSet(StringComparer.Ordinal);
        if (file.Published.Root.GetProperty("proof").EnumerateArray().Any(p => p.GetProperty("verificationMethod") is { ValueKind: JsonValueKind.String } method && methods.Contains(method.GetString()!)))
        {
            throw CliException.Usage($"{people.Name(member)} has signed this decision already");
        }
    }

    private BuildResult RequireCounted(DecisionFile file, SiteChange change, int missing, string refusal)
    {
        var judged = site.Judge(context, change);
        // Either it counts now, or fewer are missing than before; a proof that is no good would spoil it for everybody.
        var counts = judged.Verified!.Status.Decisions.Any(d => d.File.Name == file.Name) || judged.Verified.Status.Waiting.Any(w => w.File.Name == file.Name && w.Missing < missing);
        var told = judged.Diagnostics.FirstOrDefault(d => d.Location.Path == file.File.Path || change.Written.Any(f => f.Path == d.Location.Path));
        return counts ? judged : throw CliException.Bad($"{refusal}: {(told?.Descriptor == StatusDescriptors.DecisionWaiting ? told.Arguments[0] : told?.Message ?? "the decision cannot be judged with it")}",
            "see how your guild decides with: publisher authority show");
    }
}

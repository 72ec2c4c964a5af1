using Publisher.Authoring;
using Publisher.Cli.Keys;
using Publisher.Cli.Terminal;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Verifying;

namespace Publisher.Cli.Authoring;

/// <summary>A further signature on a treaty: made here, or sent by somebody.</summary>
internal sealed class TreatySigning(CliContext context, SiteSession site, KeyStore store, SigningChoice choice)
{
    private readonly Cosigner cosigner = new(context, site, choice);
    private readonly People people = new(site.Content, store);

    /// <summary>Shows the treaty, and signs it.</summary>
    /// <exception cref="CliException">It must not be signed, or the signature would not count.</exception>
    public int Sign(TreatyFile file)
    {
        var (waiting, authority, peer) = Open(file);
        var signer = SigningMember.Choose(context, store, authority, choice.Handle);
        RefuseSecond(waiting, signer.Member);
        TreatyWords.Show(context, site, peer, waiting.Parts.Recognised.Name, waiting.Report.Endorsement!.SubjectId, waiting.Parts.Terms, waiting.Report.Endorsement.ValidUntil!.Value);
        return Add(waiting, SignedText.ProofFile(cosigner.Prove(file.Published, signer)), signer.Member, "this signature would not count");
    }

    /// <summary>Takes a file of proofs that somebody sent.</summary>
    /// <exception cref="CliException">They are no good, or would not count.</exception>
    public int Take(TreatyFile file, SentProofs sent)
    {
        var (waiting, authority, _) = Open(file);
        var member = sent.MemberIn([authority]);
        RefuseSecond(waiting, member);
        return Add(waiting, sent.Bytes, member, $"the signature of {people.Name(member)} does not count");
    }

    private (WaitingTreaty Waiting, AuthorityDocument Authority, string Peer) Open(TreatyFile file)
    {
        var before = site.Judge(context, SiteChange.None);
        if (before.Verified?.Treaties.Any(t => t.Id == file.Id) == true)
        {
            throw CliException.Usage("this treaty has every signature it needs");
        }
        return before.Verified?.WaitingTreaties.FirstOrDefault(w => w.Source.Id == file.Id) is { } waiting
            ? (waiting, before.Verified.Authority.Find(waiting.Report.AuthorityVersion!.Value)!, before.Verified.Peers.FirstOrDefault(p => p.Name == file.Peer)?.Title ?? file.Peer)
            : throw CliException.Bad($"this treaty must not be signed: {before.Diagnostics.FirstOrDefault(d => d.Location.Path == file.File.Path)?.Message ?? "it could not be judged"}", "publisher check says more");
    }

    private void RefuseSecond(WaitingTreaty waiting, AuthorityMember member)
    {
        if (waiting.Report.Signers.Any(s => s.Subject == member.Subject))
        {
            throw CliException.Usage($"{people.Name(member)} has signed this treaty already");
        }
    }

    private int Add(WaitingTreaty waiting, ReadOnlyMemory<byte> proofs, AuthorityMember member, string refusal)
    {
        var path = waiting.Source.File.Path;
        var file = cosigner.ProofFile(path, member.Id, proofs);
        var judged = site.Judge(context, SiteChange.None.Write(file));
        var after = judged.Verified?.WaitingTreaties.FirstOrDefault(w => w.Source.File.Path == path);
        // Either it holds now, or fewer are missing than before; a proof that is no good would spoil it for everybody.
        if (judged.Verified?.Treaties.Any(t => t.Source.File.Path == path) != true && !(after?.Report.MissingSigners < waiting.Report.MissingSigners))
        {
            var told = judged.Diagnostics.FirstOrDefault(d => d.Location.Path == path || d.Location.Path == file.Path);
            throw CliException.Bad($"{refusal}: {told?.Arguments[0] ?? "the treaty cannot be judged with it"}", "see who may recognise badges of others with: publisher authority show");
        }
        site.Write([file]);
        context.Out.WriteLine(Printable.Line($"wrote {site.Shown(context, file.Path)}"));
        TreatyRun.Tell(context, site, judged.Verified!, [path]);
        return ExitCodes.Ok;
    }
}

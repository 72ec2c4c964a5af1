using Publisher.Authoring;
using Publisher.Cli.Keys;
using Publisher.Cli.Terminal;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Verification;

namespace Publisher.Cli.Authoring;

/// <summary>A further signature on an award: made here, or sent by somebody.</summary>
internal sealed class AwardSigning(CliContext context, SiteSession site, KeyStore store, SigningChoice choice, PassphraseSource passphrases)
{
    private readonly Cosigner cosigner = new(context, site, choice, passphrases);
    private readonly People people = People.Of(site.Content, store, new HolderBook(store, passphrases));

    /// <summary>Shows the award, and signs it.</summary>
    /// <exception cref="CliException">It must not be signed, or the signature would not count.</exception>
    public int Sign(Award award)
    {
        var chain = site.RequireChain();
        var judge = new AwardJudge(site, chain);
        var before = Judge(judge, award);
        var authority = VersionOf(before, chain);
        var signer = SigningMember.Choose(context, store, authority, choice.Handle);
        RefuseSecond(before, authority, award, signer.Member);
        SignedWords.Show(context, site, award, authority, before, people);
        OwnPage.Warn(context, people.Page(award.Credential.CredentialSubject.Id), signer);
        var proofs = SignedText.ProofFile(cosigner.Prove(award.Published, signer));
        return Add(award, judge, authority, proofs, signer.Member.Id, signer.Member.Subject, "this signature would not count");
    }

    /// <summary>Takes a file of proofs that somebody sent.</summary>
    /// <exception cref="CliException">They are no good, or would not count.</exception>
    public int Take(Award award, SentProofs sent)
    {
        var chain = site.RequireChain();
        var judge = new AwardJudge(site, chain);
        var before = Judge(judge, award);
        var authority = VersionOf(before, chain);
        var member = sent.MemberIn([authority]);
        RefuseSecond(before, authority, award, member);
        return Add(award, judge, authority, sent.Bytes, member.Id, member.Subject, $"the signature of {people.Name(member)} does not count");
    }

    private static AuthorityDocument VersionOf(VerificationReport report, AuthorityChain chain) =>
        report.AuthorityVersion is { } number && chain.Find(number) is { } made ? made : chain.Newest;

    private static VerificationReport Judge(AwardJudge judge, Award award)
    {
        var report = judge.Judge(award.Published);
        return report[CheckName.Signatures].Verdict == Verdict.Passed && report[CheckName.Format].Verdict == Verdict.Passed
            ? report
            : throw CliException.Bad($"this award must not be signed: {AwardJudge.Reason(report)}", "bring the file back from git as its first signer committed it");
    }

    private void RefuseSecond(VerificationReport before, AuthorityDocument authority, Award award, AuthorityMember member)
    {
        if (before.Signers.Any(s => s.Subject == member.Subject))
        {
            throw CliException.Usage($"{people.Name(member)} has signed this award already", Quorum.Words(before, authority, people, award.Credential.CredentialSubject.Id, choice.Now));
        }
    }

    private int Add(Award award, AwardJudge judge, AuthorityDocument authority, ReadOnlyMemory<byte> proofs, string memberId, string subject, string refusal)
    {
        var after = judge.Judge(Cosigner.Splice(award.File.Bytes, award.ProofFiles.Select(f => f.Bytes), proofs));
        if (!AwardJudge.Stands(after) || after.Signers.All(s => s.Subject != subject || !s.Counts))
        {
            var (reason, hint) = AwardJudge.Refusal(after);
            throw CliException.Bad($"{refusal}: {reason}", hint);
        }
        cosigner.Write(cosigner.ProofFile(award.File.Path, memberId, proofs));
        context.Out.WriteLine(Printable.Line(Quorum.Words(after, authority, people, award.Credential.CredentialSubject.Id, choice.Now)));
        return ExitCodes.Ok;
    }
}

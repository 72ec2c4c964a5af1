using Publisher.Authoring;
using Publisher.Cli.Keys;
using Publisher.Cli.Terminal;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Verifying;

namespace Publisher.Cli.Authoring;

/// <summary><c>publisher sign</c> of what the guild endorses in its own name: a further signer's proofs in a file beside it.</summary>
internal sealed class ApprovalSigning(CliContext context, SiteSession site, KeyStore store, SigningChoice choice)
{
    private readonly Cosigner cosigner = new(context, site, choice);
    private readonly People people = new(site.Content, store);

    /// <summary>Whether a file is one that this signs.</summary>
    public static bool IsOne(EndorsementFile file, SiteConfig config) => Credentials.Verification.GuildEndorsementVerifier.IsInNameOf(config.IssuerDid, file.Document);

    /// <summary>Shows the version of the badge, asks, and signs.</summary>
    /// <exception cref="CliException">It must not be signed, or the signature would not count.</exception>
    public int Sign(EndorsementFile file)
    {
        var (waiting, authority) = Open(file);
        var signer = SigningMember.Choose(context, store, authority, choice.Handle);
        RefuseSecond(waiting, signer.Member);
        var badge = site.Content.Badges.First(b => b.Slug == waiting.Badge.Slug);
        ApprovalShown.Write(context, site.Config.Title, badge, badge.Versions.First(v => v.Version == waiting.Badge.Version), ApprovalShown.Before(badge.Versions, waiting.Badge.Version));
        context.Out.WriteLine(Printable.Line($"  signed by  {Words.Joined([.. waiting.Signed.Select(people.Name)])}"));
        return Add(file, SignedText.ProofFile(cosigner.Prove(file.Document, signer)), signer.Member, "this signature would not count");
    }

    /// <summary>Takes a file of proofs that somebody sent.</summary>
    /// <exception cref="CliException">They are no good, or would not count.</exception>
    public int Take(EndorsementFile file, SentProofs sent)
    {
        var (waiting, authority) = Open(file);
        var member = sent.MemberIn([authority]);
        RefuseSecond(waiting, member);
        return Add(file, sent.Bytes, member, $"the signature of {people.Name(member)} does not count");
    }

    /// <summary><c>waits for 1 more person: @idris or @sol</c>.</summary>
    public static string Missing(WaitingApproval waiting, People people) =>
        $"waits for {Messages.People(waiting.MissingSigners)}{(waiting.Open.IsEmpty ? "" : ": " + string.Join(" or ", waiting.Open.Select(people.Name)))}";

    /// <summary>Says that it is complete, or who is missing.</summary>
    public static void Tell(CliContext context, VerifiedContent judged, string path, People people)
    {
        if (judged.WaitingApprovals.FirstOrDefault(w => w.Source.File.Path == path) is { } waiting)
        {
            context.Out.WriteLine(Printable.Line($"signed by {Words.Joined([.. waiting.Signed.Select(people.Name)])}; {Missing(waiting, people)}"));
            context.Out.WriteLine(Printable.Line($"Send this to whoever signs next: publisher sign {path}"));
            return;
        }
        var badge = judged.Approvals.First(a => a.Source.File.Path == path).Badge;
        context.Out.WriteLine(Printable.Line($"That is enough: version {badge.Version} of {badge.Slug} is approved, and can be awarded."));
    }

    /// <summary>What the build says of an approval that does not count.</summary>
    public static string Why(BuildResult judged, string path) =>
        judged.Diagnostics.FirstOrDefault(d => d.Location.Path == path)?.Message ?? judged.Diagnostics.FirstOrDefault()?.Message ?? "it could not be judged";

    private (WaitingApproval Waiting, AuthorityDocument Authority) Open(EndorsementFile file)
    {
        var before = site.Judge(context, SiteChange.None);
        if (before.Verified?.Approvals.Any(a => a.Source.Id == file.Id) == true)
        {
            throw CliException.Usage("this approval has every signature it needs");
        }
        return before.Verified?.WaitingApprovals.FirstOrDefault(w => w.Source.Id == file.Id) is { } waiting
            ? (waiting, before.Verified.Authority.Newest)
            : throw CliException.Bad($"this must not be signed: {Why(before, file.File.Path)}", "publisher check says more");
    }

    private void RefuseSecond(WaitingApproval waiting, AuthorityMember member)
    {
        if (waiting.Signed.Any(m => m.Subject == member.Subject))
        {
            throw CliException.Usage($"{people.Name(member)} has signed this approval already", Missing(waiting, people));
        }
    }

    private int Add(EndorsementFile file, ReadOnlyMemory<byte> proofs, AuthorityMember member, string refusal)
    {
        var added = cosigner.ProofFile(file.File.Path, member.Id, proofs);
        var judged = site.Judge(context, SiteChange.None.Write(added));
        // Either it holds now, or the signer is among those who count; a proof that is no good would spoil it for everybody.
        var counts = judged.Verified?.Approvals.Any(a => a.Source.Id == file.Id) == true
            || judged.Verified?.WaitingApprovals.Any(w => w.Source.Id == file.Id && w.Signed.Any(m => m.Subject == member.Subject)) == true;
        if (!counts)
        {
            throw CliException.Bad($"{refusal}: {Why(judged, file.File.Path)}", "see how your guild decides with: publisher authority show");
        }
        cosigner.Write(added);
        Tell(context, judged.Verified!, file.File.Path, people);
        return ExitCodes.Ok;
    }
}

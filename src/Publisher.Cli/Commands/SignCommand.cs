using System.CommandLine;
using Publisher.Cli.Authoring;
using Publisher.Cli.Keys;
using Publisher.Loading;

namespace Publisher.Cli.Commands;

/// <summary>
/// <c>publisher sign</c>: shows an award, an authority version, a decision or a treaty in plain words, then writes this person's proofs to a file beside it; with <c>--add</c>
/// takes proofs that somebody sent. The document itself is never touched, so signers on two branches never meet.
/// </summary>
internal static class SignCommand
{
    internal static Command Create(CliContext context)
    {
        var file = new Argument<string>("FILE") { Description = "An award (content/awards/…), an authority version (content/authority/…), an approval (content/endorsements/…), a decision (content/status/decisions/…) or a treaty (content/peers/…/treaties/…)." };
        var add = new Option<string?>("--add") { Description = "Instead of signing, take this file of proofs that a signer sent.", HelpName = "PROOFFILE" };
        var member = SigningChoice.MemberOption();
        var yes = SigningChoice.YesOption();
        var code = SigningChoice.CodeOption();
        var command = new Command("sign", "Add your signature to an award, an authority version, an approval, a decision or a treaty, or one that somebody sent.") { file, add, member, code, yes, ClockOption.Create() };
        command.SetAction(parsed =>
        {
            var (site, relative) = Find(context, parsed, parsed.GetValue(file)!);
            var store = KeyStore.Open(context);
            using var passphrases = new PassphraseSource(context);
            var choice = new SigningChoice(parsed.GetValue(member), parsed.GetValue(yes), parsed.GetValue(code), parsed.Now(context));
            var sent = parsed.GetValue(add) is { } typed ? SentProofs.Read(context, typed) : null;
            if (site.Content.Awards.FirstOrDefault(a => a.File.Path == relative) is { } award)
            {
                var signing = new AwardSigning(context, site, store, choice, passphrases);
                return sent is null ? signing.Sign(SiteSession.Read(award)) : signing.Take(SiteSession.Read(award), sent);
            }
            if (site.Content.Authorities.FirstOrDefault(a => a.File.Path == relative) is { } version)
            {
                var signing = new AuthoritySigning(context, site, store, choice, passphrases);
                return sent is null ? signing.Sign(version) : signing.Take(version, sent);
            }
            if (site.Content.Decisions.FirstOrDefault(d => d.File.Path == relative) is { } decision)
            {
                var signing = new DecisionSigning(context, site, store, choice);
                return sent is null ? signing.Sign(decision) : signing.Take(decision, sent);
            }
            if (site.Content.Endorsements.FirstOrDefault(e => e.File.Path == relative) is { } endorsement)
            {
                var signing = ApprovalSigning.IsOne(endorsement, site.Config) ? new ApprovalSigning(context, site, store, choice)
                    : throw CliException.Usage($"{relative} is somebody's own word, and has their signature alone", "to stand by the same thing, say: publisher endorse");
                return sent is null ? signing.Sign(endorsement) : signing.Take(endorsement, sent);
            }
            if (site.Content.Peers.SelectMany(p => TreatyLoader.Load(p, new())).FirstOrDefault(t => t.File.Path == relative) is { } treaty)
            {
                var signing = new TreatySigning(context, site, store, choice);
                return sent is null ? signing.Sign(treaty) : signing.Take(treaty, sent);
            }
            throw CliException.Usage($"{relative} is neither an award, an authority version, an approval, a decision nor a treaty of this site",
                "what is signed here lies in content/awards, content/authority, content/endorsements, content/status/decisions and content/peers/<name>/treaties");
        });
        return command;
    }

    // The site is the one the file lies in.
    private static (SiteSession Site, string Relative) Find(CliContext context, ParseResult parsed, string typed)
    {
        var path = context.Resolve(typed);
        if (!File.Exists(path))
        {
            throw CliException.Usage($"there is no file {typed}", "name the file of an award or authority version below content/");
        }
        var folder = parsed.GetValue<string?>("--site") is null && CommonOptions.EnclosingSite(Path.GetDirectoryName(path)!) is { } enclosing ? enclosing : parsed.SiteFolder(context);
        return (SiteSession.Open(context, folder), Path.GetRelativePath(folder, path).Replace('\\', '/'));
    }
}

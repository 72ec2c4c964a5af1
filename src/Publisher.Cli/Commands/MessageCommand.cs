using System.CommandLine;
using System.Text.RegularExpressions;
using Publisher.Authoring;
using Publisher.Cli.Authoring;
using Publisher.Cli.Keys;
using Publisher.Cli.Terminal;
using Publisher.Content;
using Publisher.Credentials.OpenBadges;
using Publisher.Credentials.Status;
using Publisher.Credentials.Verification;
using Publisher.Sites;

namespace Publisher.Cli.Commands;

/// <summary><c>publisher message</c>: the letter to send to an award's holder, or to whoever signs next.</summary>
internal static partial class MessageCommand
{
    internal static Command Create(CliContext context)
    {
        var award = new Argument<string>("AWARD") { Description = "The award's id, file or address." };
        var whom = new Option<string>("--for") { Description = "holder, or signer for someone whose signature is still needed.", HelpName = "holder|signer", DefaultValueFactory = _ => "holder" };
        whom.AcceptOnlyFromAmong("holder", "signer");
        var branch = new Option<string?>("--branch") { Description = "The branch the award is on in the repository, where it is not merged yet: the signer's file goes there.", HelpName = "NAME" };
        var command = new Command("message", "Write the message to send about an award.") { award, whom, branch };
        command.SetAction(parsed =>
        {
            var site = SiteSession.Open(context, parsed.SiteFolder(context));
            var found = Find(context, site, parsed.GetValue(award)!);
            var report = new AwardJudge(site, site.RequireChain()).Judge(found.Published);
            context.Out.Write(parsed.GetValue(whom) == "signer" ? ForSigner(context, site, found, report, parsed.GetValue(branch)) : ForHolder(context, site, found, report));
            return ExitCodes.Ok;
        });
        return command;
    }

    /// <summary>The award that an id, a path or an address means.</summary>
    /// <exception cref="CliException">None.</exception>
    internal static Award Find(CliContext context, SiteSession site, string typed)
    {
        var absolute = context.Resolve(typed);
        var id = typed.Split('#')[0].TrimEnd('/').Split('/')[^1];
        id = id.EndsWith(".json", StringComparison.Ordinal) ? id[..^".json".Length] : id;
        return site.Content.Awards.FirstOrDefault(a => a.Id == id || Path.GetFullPath(Path.Combine(site.Folder, a.File.Path)) == absolute) is { } award
            ? SiteSession.Read(award)
            : throw CliException.Usage($"there is no award '{typed}' in content/awards");
    }

    private static string ForSigner(CliContext context, SiteSession site, Award award, VerificationReport report, string? branch)
    {
        if (report.MissingSigners == 0)
        {
            throw CliException.Usage("this award needs no further signature");
        }
        if (branch is not null && !BranchName().IsMatch(branch))
        {
            throw CliException.Usage($"'{branch}' is no name of a branch that a link can carry", "letters, digits, and ._/- between them");
        }
        var subject = award.Credential.CredentialSubject;
        return Messages.ForSigner(site.Config.Title, subject.Achievement.Name, Whom(context, site, subject), award.File.Path, report.MissingSigners,
            SigningLink.ToAddress(site.Config.BaseUrl, award.Published.Bytes.Span, award.File.Path, branch), SitePaths.Absolute(site.Config.BaseUrl, SitePaths.Sign),
            site.Content.Members.Any(m => m.Id == subject.Id));
    }

    // A signer has to know whom it is for: the page says so, else the private list of whoever gave it; and where neither does, that is said.
    private static string Whom(CliContext context, SiteSession site, AchievementSubject subject)
    {
        var store = KeyStore.Open(context);
        using var passphrases = new PassphraseSource(context);
        var people = new People(site.Content, null);
        if (people.Page(subject.Id) is null && subject.Id is { } id)
        {
            if (File.Exists(store.HolderBookPath) && passphrases.CanBeHad && new HolderBook(store, passphrases).NameOf(site.Config.IssuerDid, id) is { } called)
            {
                return called;
            }
            context.Error.WriteLine(Printable.Line($"Neither a page nor the private list on this computer says who {id} is. Whoever made the award knows; tell the signer by voice."));
        }
        return people.Holder(subject.Id, !subject.Identifier.IsEmpty);
    }

    private static string ForHolder(CliContext context, SiteSession site, Award award, VerificationReport report)
    {
        if (Decided(site, award) is { } decision)
        {
            throw CliException.Bad($"this award {decision}, so there is nothing to tell its holder of", "tell them yourself why; the decision and its reason stand in content/status/decisions");
        }
        HolderLink? link = null;
        if (award.Credential.CredentialSubject.Identifier.Any(i => i.IdentityType is WithheldIdentity.EmailType or WithheldIdentity.NameType))
        {
            using var passphrases = new PassphraseSource(context);
            link = new HolderBook(KeyStore.Open(context), passphrases).FindLink(site.Config.IssuerDid, award.Id)
                ?? throw CliException.Bad("the secret of this award's holder link is not on this machine", "only who made the award has it, in their holders.json");
        }
        var address = link?.ToAddress(site.Config.BaseUrl, award.Id) ?? SitePaths.Absolute(site.Config.BaseUrl, SitePaths.Award(award.Id));
        return Messages.ForHolder(site.Config.Title, award.Credential.CredentialSubject.Achievement.Name, address, link is not null, report.MissingSigners);
    }

    // Also where the decision still waits for signatures: somebody has begun to take it back.
    private static string? Decided(SiteSession site, Award award)
    {
        static string? Was(DecisionFile file) => StatusDecision.TryRead(file.Published, out var decision, out _) ? decision.Action switch
        {
            StatusAction.Revoke => "was taken back",
            StatusAction.Withdraw => "was withdrawn",
            _ => "was replaced by a newer one",
        } : null;
        return site.Content.Decisions.Where(d => d.Id == award.Id).Select(Was).FirstOrDefault(w => w is not null);
    }

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._/-]{0,199}\z", RegexOptions.CultureInvariant)]
    private static partial Regex BranchName();
}

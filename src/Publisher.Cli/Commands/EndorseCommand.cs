using System.CommandLine;
using Publisher.Cli.Authoring;
using Publisher.Cli.Keys;
using Publisher.Cli.Network;
using Publisher.Cli.Terminal;

namespace Publisher.Cli.Commands;

/// <summary>
/// <c>publisher endorse</c>: somebody stands by an award, a badge or the guild, under a key of their own. Members and people with a copy of the repository write the
/// file where it belongs; others make a file of a downloaded award and send it, and the guild takes it in with <c>--add</c>. What is a partner's is named by its address, and the endorsement is ours.
/// </summary>
internal static class EndorseCommand
{
    internal static Command Create(CliContext context)
    {
        var what = new Argument<string?>("WHAT")
        {
            Description = "An award (its id, file or address, or its downloaded file), a badge (SLUG or SLUG/VERSION), or the word issuer for the guild itself; of a partner the address of its award, its badge or its site.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var comment = new Option<string?>("--comment") { Description = "What you say of it, in a few sentences; it becomes public.", HelpName = "TEXT" };
        var relationship = new Option<string?>("--relationship") { Description = "How you stand to it: \"worked beside the holder in the boat shed\".", HelpName = "TEXT" };
        var member = SigningChoice.MemberOption();
        var key = new Option<string?>("--key") { Description = "Sign with this key of your own, though it is no member's; say also --name.", HelpName = "HANDLE" };
        var name = new Option<string?>("--name") { Description = "What you are called; a member is called as on their page.", HelpName = "NAME" };
        var output = new Option<string?>("--out") { Description = "Write the endorsement to this file, to send it, instead of into the site.", HelpName = "FILE" };
        var add = new Option<string?>("--add") { Description = "Take in an endorsement that was sent to you: check it and put it where it belongs.", HelpName = "FILE" };
        var yes = new Option<bool>("--yes") { Description = "Sign without asking." };
        var offline = new Option<bool>("--offline") { Description = "Fetch nothing of a partner; judge by what was pulled last." };
        var insecure = new Option<bool>("--insecure-local") { Description = "Also ask this computer (localhost), and there without https. Only for trying things out." };
        var command = new Command("endorse", "Stand by an award, a badge or the guild, under your own key.") { what, comment, relationship, member, key, name, output, add, yes, offline, insecure, ClockOption.Create() };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(add) is { } file)
            {
                return parsed.GetValue(what) is null && parsed.GetValue(comment) is null
                    ? EndorseRun.Add(context, SiteSession.Open(context, parsed.SiteFolder(context)), context.Resolve(file), file)
                    : throw CliException.Usage("--add takes in what somebody else has signed; nothing else goes with it");
            }
            var typed = parsed.GetValue(what) ?? throw CliException.Usage("say what you endorse: an award, a badge, or issuer");
            var folder = parsed.GetValue<string?>("--site") is { } named ? context.Resolve(named) : CommonOptions.EnclosingSite(context.WorkingDirectory);
            var site = folder is null ? null : SiteSession.Open(context, parsed.SiteFolder(context));
            if (site is null && parsed.GetValue(output) is null)
            {
                throw CliException.Usage("this is no site's folder, so the endorsement can only be written to a file", "say where with --out FILE, and send that file to the guild");
            }
            if (site is null && WebAddress.Looks(typed))
            {
                throw CliException.Usage("what stands at an address is endorsed in your own guild's folder, by what that knows of its partners", "go there, or download the award's signed file from its page and name that");
            }
            using var web = parsed.GetValue(offline) ? null : new WebFetcher(context.Network, parsed.GetValue(insecure));
            var target = site is null ? EndorsementTarget.OfFile(context.Resolve(typed), typed)
                : PartnerTarget.IsMeant(site, typed) ? new PartnerTarget(context, site, web).Find(typed)
                : EndorsementTarget.Find(site, typed) ?? EndorsementTarget.Of(site, MessageCommand.Find(context, site, typed));
            return new EndorseRun(context, site, target, KeyStore.Open(context), parsed.Now(context))
            {
                Member = parsed.GetValue(member),
                Key = parsed.GetValue(key),
                Name = parsed.GetValue(name),
                Relationship = parsed.GetValue(relationship),
                Out = parsed.GetValue(output),
                IsAgreed = parsed.GetValue(yes),
            }
            .Run(parsed.GetValue(comment) ?? Prompt.Ask(context, "what do you say of it?", "--comment TEXT"));
        });
        return command;
    }
}

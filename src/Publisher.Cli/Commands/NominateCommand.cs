using System.CommandLine;
using System.Security.Cryptography;
using Publisher.Authoring;
using Publisher.Cli.Authoring;
using Publisher.Cli.Terminal;
using Publisher.Content;
using Publisher.Diagnostics;
using Publisher.Loading;
using Publisher.Sources;
using Publisher.Text;

namespace Publisher.Cli.Commands;

/// <summary><c>publisher nominate</c>: proposes somebody for a badge. Needs no key; an award takes its place.</summary>
internal static class NominateCommand
{
    internal static Command Create(CliContext context)
    {
        var badge = new Argument<string?>("BADGE") { Description = "The badge's slug: the name of its file in content/badges.", Arity = ArgumentArity.ZeroOrOne };
        var to = new Option<string?>("--to") { Description = "Who: @handle, an id, or as they want to be called in public.", HelpName = "WHOM" };
        var why = new Option<string?>("--why") { Description = "What you saw them do, and when; it becomes public.", HelpName = "TEXT" };
        var by = new Option<string?>("--by") { Description = "Who nominates: @handle, or a name.", HelpName = "WHOM" };
        var evidence = new Option<string[]>("--evidence") { Description = "A web address or a sentence: who else saw it, or where it can be looked at. May be given several times.", HelpName = "URL|TEXT" };
        var asked = new Option<string?>("--asked") { Description = "They were asked and agree to a public award: how, such as \"in person on 3 May\".", HelpName = "HOW" };
        var completed = new Option<string?>("--completed") { Description = "Instead: nominate everybody who has completed a pathway for the badge at its end.", HelpName = "PATHWAY" };
        var command = new Command("nominate", "Propose somebody for a badge: a file for others to see, and for a steward to make an award of.") { badge, to, why, by, evidence, asked, completed, ClockOption.Create() };
        command.SetAction(parsed =>
        {
            var site = SiteSession.Open(context, parsed.SiteFolder(context));
            if (parsed.GetValue(completed) is { } pathway)
            {
                return parsed.GetValue(badge) is null && parsed.GetValue(to) is null && parsed.GetValue(why) is null && parsed.GetValue(by) is null && parsed.GetValue(evidence) is not { Length: > 0 } && parsed.GetValue(asked) is null
                    ? new CompletedPathway(context, site).Nominate(pathway, parsed.Now(context))
                    : throw CliException.Usage("--completed says which badge, whom and why; nothing else goes with it");
            }
            var slug = parsed.GetValue(badge) ?? throw CliException.Usage("say which badge", "publisher nominate BADGE --to WHOM, or publisher nominate --completed PATHWAY");
            if (site.Content.Badges.All(b => b.Slug != slug))
            {
                throw CliException.Usage($"there is no badge '{slug}'", NearestName.Of(slug, site.Content.Badges.Select(b => b.Slug)) is { } near ? $"did you mean {near}?" : null);
            }
            var whom = Line("--to", parsed.GetValue(to) ?? Prompt.Ask(context, "who should have it (@handle, or as they want to be called in public)?", "--to WHOM"));
            var reason = Text("--why", parsed.GetValue(why) ?? Prompt.Ask(context, "what did you see them do, and when?", "--why TEXT"));
            var consent = parsed.GetValue(asked) ?? (context.IsInteractive && Prompt.Confirm(context, "have you asked them, and do they agree to a public award?", "--asked HOW", suggestion: false)
                ? Prompt.Ask(context, "how was that said?", "--asked HOW") : null);
            var written = new NominationText
            {
                Badge = slug,
                Recipient = whom,
                By = parsed.GetValue(by) is { } nominator ? Line("--by", nominator) : null,
                On = DateOnly.FromDateTime(parsed.Now(context).UtcDateTime),
                Why = reason,
                Evidence = [.. (parsed.GetValue(evidence) ?? []).Select(e => Line("--evidence", e))],
                Consent = consent is null ? null : Line("--asked", consent),
            };
            var file = new NewFile(Nomination.PathOf(NominationText.IdOf(slug, RandomNumberGenerator.GetBytes(RandomIds.AwardIdBytes))), written.ToBytes());
            RefuseBad(context, file);
            site.Write([file]);
            context.Out.WriteLine($"wrote {Printable.Line(site.Shown(context, file.Path))}; commit it on a branch and open a pull request. It is public, for good.");
            context.Out.WriteLine(consent is null ? "Ask them before anybody makes an award of it, and write into it what they said." : "A steward makes an award of it:");
            context.Out.WriteLine($"  publisher award --nomination {Printable.Line(site.Shown(context, file.Path))}");
            return ExitCodes.Ok;
        });
        return command;
    }

    // What was typed is read back as a build will read it.
    private static void RefuseBad(CliContext context, NewFile file)
    {
        var found = new DiagnosticBag();
        var source = new SourceFile(file.Path, file.Bytes);
        _ = NominationLoader.Read(source, found);
        SiteSession.RefuseErrors(context, new([source]), found);
    }

    private static string Line(string option, string typed) => Text(option, typed) is var text && !text.Contains('\n', StringComparison.Ordinal) ? text
        : throw CliException.Usage($"{option} takes one line");

    private static string Text(string option, string typed)
    {
        var text = AuthoredText.Clean(typed).Trim();
        return text.Length == 0 ? throw CliException.Usage($"{option} is empty")
            : AuthoredText.Problem(text) is { } problem ? throw CliException.Usage($"{option} cannot be published: {problem}", "a nomination is public; name people as they want to be called")
            : text;
    }
}

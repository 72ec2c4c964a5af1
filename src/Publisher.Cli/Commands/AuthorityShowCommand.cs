using System.CommandLine;
using System.Globalization;
using Publisher.Cli.Authoring;
using Publisher.Cli.Keys;
using Publisher.Cli.Terminal;
using Publisher.Credentials.Authority;

namespace Publisher.Cli.Commands;

/// <summary><c>publisher authority show</c>: how the guild decides, in words.</summary>
internal static class AuthorityShowCommand
{
    internal static Command Create(CliContext context)
    {
        var number = new Option<int?>("--version") { Description = "An earlier version instead of the newest.", HelpName = "N" };
        var show = new Command("show", "Say in words who may recognise what, and who has signed that.") { number };
        show.SetAction(parsed => Show(context, SiteSession.Open(context, parsed.SiteFolder(context)), parsed.GetValue(number)));
        return new Command("authority", "Who may recognise what.") { show };
    }

    private static int Show(CliContext context, SiteSession site, int? number)
    {
        var version = number is null ? site.Versions.LastOrDefault() : site.Versions.FirstOrDefault(v => v.Version == number);
        if (version is null)
        {
            throw CliException.Usage(number is null ? "there is no authority version" : $"there is no authority version {number.Value.ToString(CultureInfo.InvariantCulture)}");
        }
        var people = new People(site.Content, KeyStore.Open(context));
        context.Out.WriteLine(Printable.Line(FormattableString.Invariant(
            $"How {site.Config.Title} decides: version {version.Version}, in force since {version.ValidFrom:d MMMM yyyy}")));
        context.Out.WriteLine();
        AuthorityWords.Write(context.Out, version, people);
        if (AuthorityChain.TryVerify(site.Versions, out _, out var problem))
        {
            context.Out.WriteLine("Signed as it must be.");
            return ExitCodes.Ok;
        }
        context.Error.WriteLine(Printable.Line($"publisher: version {problem.Version} does not hold: {problem.Detail}"));
        return ExitCodes.Bad;
    }
}

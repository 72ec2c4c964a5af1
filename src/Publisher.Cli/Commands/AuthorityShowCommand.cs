using System.CommandLine;
using System.Globalization;
using Publisher.Cli.Authoring;
using Publisher.Cli.Keys;
using Publisher.Cli.Terminal;
using Publisher.Credentials.Authority;

namespace Publisher.Cli.Commands;

/// <summary><c>publisher authority show</c>: how the guild decides, in words, and how that came to be.</summary>
internal static class AuthorityShowCommand
{
    internal static Command Create(CliContext context)
    {
        var number = new Option<int?>("--version") { Description = "An earlier version instead of the one in force.", HelpName = "N" };
        var history = new Option<bool>("--history") { Description = "What each version changed of the one before it." };
        var show = new Command("show", "Say in words who may recognise what, who has signed that, and with --history how it came to be.") { number, history };
        show.SetAction(parsed =>
        {
            var site = SiteSession.Open(context, parsed.SiteFolder(context));
            var showing = new Showing(context, site);
            return parsed.GetValue(history) ? showing.History() : showing.Version(parsed.GetValue(number));
        });
        return show;
    }

    private sealed class Showing(CliContext context, SiteSession site)
    {
        private readonly People people = new(site.Content, KeyStore.Open(context));

        public int Version(int? number)
        {
            // A proposal is shown when it is asked for.
            var version = number is null ? site.Versions.LastOrDefault(v => v != Waiting) : site.Versions.FirstOrDefault(v => v.Version == number);
            if (version is null)
            {
                throw CliException.Usage(number is null ? "there is no authority version" : $"there is no authority version {number.Value.ToString(CultureInfo.InvariantCulture)}");
            }
            context.Out.WriteLine(Printable.Line(FormattableString.Invariant(
                $"How {site.Config.Title} decides: version {version.Version}, {(version == Waiting ? "proposed for" : "in force since")} {version.ValidFrom:d MMMM yyyy}")));
            context.Out.WriteLine();
            AuthorityWords.Write(context.Out, version, people);
            return Standing();
        }

        public int History()
        {
            for (var i = 0; i < site.Versions.Length; i++)
            {
                var version = site.Versions[i];
                context.Out.WriteLine(Printable.Line(FormattableString.Invariant(
                    $"Version {version.Version}, {(version == Waiting ? "proposed for" : "in force since")} {version.ValidFrom:d MMMM yyyy}; signed by {Signers(version, i == 0 ? null : site.Versions[i - 1])}")));
                foreach (var line in i == 0 ? [FormattableString.Invariant($"{Words.Counted(People(version), "person", "people")} and {Words.Counted(version.Rules.Length, "rule")} to begin with.")] : AuthorityWords.Changes(site.Versions[i - 1], version, people))
                {
                    context.Out.WriteLine("  " + Printable.Line(line));
                }
                context.Out.WriteLine();
            }
            return Standing();
        }

        private AuthorityDocument? Waiting => site.Versions.Length > 1 && !AuthorityChain.TryVerify(site.Versions, out _, out var problem) && problem.Missing > 0 && problem.Version == site.Versions.Length
            ? site.Versions[^1] : null;

        private int Standing()
        {
            if (AuthorityChain.TryVerify(site.Versions, out _, out var problem))
            {
                context.Out.WriteLine("Signed as it must be.");
                return ExitCodes.Ok;
            }
            if (Waiting is { } waiting)
            {
                context.Out.WriteLine(Printable.Line($"Version {waiting.Version} is proposed and not in force yet."));
                using var passphrases = new PassphraseSource(context);
                new AuthoritySigning(context, site, KeyStore.Open(context), new(null, false, false, default), passphrases, people).Tell(site.Versions, $"content/authority/{waiting.Version}.json");
                return ExitCodes.Ok;
            }
            context.Error.WriteLine(Printable.Line($"publisher: version {problem.Version} does not hold: {problem.Detail}"));
            return ExitCodes.Bad;
        }

        private string Signers(AuthorityDocument version, AuthorityDocument? before)
        {
            var proofs = version.Document.Root.TryGetProperty("proof", out var all) ? all.EnumerateArray().Select(p => p.GetProperty("verificationMethod").GetString()!).ToList() : [];
            var members = version.Members.Concat(before?.Members ?? []).Where(m => m.Keys.Any(k => proofs.Contains($"{version.Issuer}#{k.Key.Multibase}"))).DistinctBy(m => m.Id);
            var names = members.Select(m => m.Roles.Any(r => r.Role == "recovery") ? $"the recovery code of {people.Name(m)}" : people.Name(m)).ToList();
            return names.Count == 0 ? "nobody yet" : Words.Joined(names);
        }

        private static int People(AuthorityDocument version) => version.Members.Select(m => m.Subject).Distinct(StringComparer.Ordinal).Count();
    }
}

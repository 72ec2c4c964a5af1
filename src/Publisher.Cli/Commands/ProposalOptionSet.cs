using System.CommandLine;
using Publisher.Authoring;
using Publisher.Cli.Authoring;
using Publisher.Cli.Keys;
using Publisher.Credentials.Authority;

namespace Publisher.Cli.Commands;

/// <summary>What every command that proposes an authority version takes: when, who signs, and what becomes of awards by keys that end.</summary>
internal sealed class ProposalOptionSet
{
    private readonly Option<string?> from = new("--from")
    {
        Description = "When it comes into force: a day, an instant, or now. Without it: at once when your signature is enough, else in seven days.",
        HelpName = "DATE",
    };
    private readonly Option<string[]> affirm = new("--affirm")
    {
        Description = "Which awards by a compromised key the guild stands by: all, before (dated before it was compromised), none, or an award's id; may be given several times.",
        HelpName = "WHICH",
    };
    private readonly Option<bool> unsigned = new("--unsigned") { Description = "Write it as a draft that nobody has signed yet." };
    private readonly Option<bool> replace = new("--replace") { Description = "Propose this in place of a version that still waits for signatures." };
    private readonly Option<string?> member = SigningChoice.MemberOption();
    private readonly Option<bool> code = SigningChoice.CodeOption();
    private readonly Option<bool> yes = SigningChoice.YesOption();

    /// <summary>Gives a command these options.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[from, affirm, unsigned, replace, member, code, yes, ClockOption.Create()])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>What <c>--affirm</c> says.</summary>
    public System.Collections.Immutable.ImmutableArray<string> Affirm(ParseResult parsed) => [.. parsed.GetValue(affirm) ?? []];

    /// <summary>A run over a site.</summary>
    public ProposalRun Run(CliContext context, ParseResult parsed, SiteSession site) => new(
        context, site, KeyStore.Open(context),
        new(parsed.GetValue(member), parsed.GetValue(yes), parsed.GetValue(code), parsed.Now(context)),
        new(From(context, parsed, site), parsed.GetValue(unsigned), parsed.GetValue(replace)));

    private DateTimeOffset? From(CliContext context, ParseResult parsed, SiteSession site) => parsed.GetValue(from) switch
    {
        null => null,
        "now" => parsed.Now(context),
        var typed => Moment(typed, site, "--from"),
    };

    /// <summary>A day of the guild or an instant, in UTC.</summary>
    /// <exception cref="CliException">It is neither.</exception>
    public static DateTimeOffset Moment(string typed, SiteSession site, string option) => Timestamps.TryRead(typed, site.Zone, endOfDay: false, out var instant)
        ? Timestamps.WholeSeconds(instant).ToUniversalTime()
        : throw CliException.Usage($"{option} is '{typed}', but should be a day such as 2026-05-03, or an instant such as 2026-05-03T18:30:00Z");

    /// <summary><c>WHO=PUBLICKEY</c>, or with the word that the page <c>/sign/</c> makes, whose proof must be good.</summary>
    /// <exception cref="CliException">It is something else.</exception>
    public static (string Who, OfferedKey Key) WhoAndKey(string typed, string option, SiteSession site)
    {
        var (who, text) = Pair(typed, option, "PUBLICKEY");
        return OfferedKey.TryRead(text, site.Config.IssuerDid, out var key, out var problem)
            ? (who, key)
            : throw CliException.Usage(problem, "a public key begins with z6Mk; they get theirs with: publisher key new HANDLE, or on the site's page /sign/");
    }

    /// <summary><c>WHO=SOMETHING</c>.</summary>
    /// <exception cref="CliException">It is something else.</exception>
    public static (string Who, string Value) Pair(string typed, string option, string value)
    {
        // An id may hold an equals sign; what follows it never does.
        var at = typed.LastIndexOf('=');
        return at > 0 && at < typed.Length - 1 ? (typed[..at].Trim().TrimStart('@'), typed[(at + 1)..].Trim()) : throw CliException.Usage($"'{typed}' is nothing {option} can take", $"write {option} WHO={value}");
    }
}

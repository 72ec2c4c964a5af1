using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Publisher.Content;
using Publisher.Credentials.Keys;
using Publisher.Diagnostics;
using Publisher.Text;

namespace Publisher.Loading;

/// <summary>Reads site.config.yml.</summary>
internal static partial class ConfigLoader
{
    public const string Path = "site.config.yml";

    private static readonly ImmutableArray<(string Name, ImageBaking Baking)> Bakings =
        [("off", ImageBaking.Off), ("in-browser", ImageBaking.InBrowser), ("hosted", ImageBaking.Hosted)];

    private static readonly ImmutableArray<string> Forges = ["github", "gitlab", "forgejo"];

    private static readonly ImmutableArray<string> Accents = ["tide", "moss", "clay", "plum", "saffron", "slate"];

    /// <summary>Null when there is no title or no base URL that can be used.</summary>
    public static SiteConfig? Load(LoadContext context)
    {
        var diagnostics = context.Diagnostics;
        if (context.Claim(Path) is not { } file)
        {
            diagnostics.Add(ConfigDescriptors.NoConfig, new(Path));
            return null;
        }
        if (TextRules.Read(file, diagnostics) is not { } text || YamlReader.Read(Path, text.Text, 1, diagnostics) is not { } map)
        {
            return null;
        }
        if (text.Text.Contains('\\', StringComparison.Ordinal))
        {
            TextRules.CheckValues(map, diagnostics);
        }
        return Read(new(map, "site.config.yml", diagnostics), context);
    }

    private static SiteConfig? Read(YamlFields fields, LoadContext context)
    {
        var diagnostics = context.Diagnostics;
        var title = fields.RequiredLine("title");
        var baseUrl = fields.RequiredLine("baseUrl");
        var (address, did) = baseUrl is null ? (null, null) : BaseUrl(baseUrl, diagnostics);
        var tagline = fields.Line("tagline");
        var languages = fields.Lines("languages");
        foreach (var language in languages.Where(l => !NameRules.IsLanguage(l.Value)))
        {
            fields.Refuse("languages", language, "a language code such as 'en' or 'pt-BR'");
        }
        foreach (var again in languages.GroupBy(l => l.Value.ToLowerInvariant(), StringComparer.Ordinal).SelectMany(g => g.Skip(1)))
        {
            fields.Refuse("languages", again, "each language once");
        }
        var timeZone = Form(fields, "timeZone", v => TimeZoneForm().IsMatch(v), "a time zone such as 'Europe/London' or 'UTC'");
        var host = fields.Line("host");
        var contact = Form(fields, "contact", v => EmailForm().IsMatch(v) || LinkRules.IsWeb(v), "an e-mail address or a web address");
        var repo = Form(fields, "repo", LinkRules.IsWeb, "the repository's web address");
        var forge = Form(fields, "forge", v => Forges.Contains(v, StringComparer.Ordinal), $"one of {string.Join(", ", Forges)}");
        var branch = Form(fields, "branch", v => BranchForm().IsMatch(v), "a branch such as 'main'");
        var issuer = fields.Fields("issuer");
        var issuerName = issuer?.Line("name");
        var country = issuer is null ? null : Form(issuer, "country", v => CountryForm().IsMatch(v), "a country's two capital letters, such as 'GB'");
        var linkedIn = issuer is null ? null : Form(issuer, "linkedin", v => LinkedInForm().IsMatch(v), "the number of its page on LinkedIn, digits alone");
        var issuerUrl = issuer is null ? null : Form(issuer, "url", LinkRules.IsWeb, "a web address");
        issuer?.Finish();
        var theme = fields.Fields("theme");
        var accent = theme is null ? null : Form(theme, "accent", v => Accents.Contains(v, StringComparer.Ordinal), $"one of {string.Join(", ", Accents)}");
        var layout = fields.Fields("layout");
        var look = LookLoader.Read(theme, layout, context);
        theme?.Finish();
        layout?.Finish();
        var images = fields.Fields("images");
        var baking = images is null ? null : Form(images, "baking", v => Bakings.Any(b => b.Name == v), $"one of {string.Join(", ", Bakings.Select(b => b.Name))}");
        images?.Finish();
        var feeds = fields.Fields("feeds");
        var hub = feeds is null ? null : Form(feeds, "hub", LinkRules.IsWeb, "the web address of a WebSub hub");
        feeds?.Finish();
        var fediverse = FediverseLoader.Read(fields);
        var peers = PeerSettingsLoader.Read(fields, address);
        var translations = TranslationLoader.Read(fields, TranslationLoader.Site, MarkdownPlace.Page, diagnostics);
        fields.NotUsedYet("privacy", "limits");
        fields.Finish();
        if (title is null || address is null || did is null)
        {
            return null;
        }
        var plain = new SiteConfig
        {
            Title = title.Value,
            BaseUrl = address,
            IssuerDid = did,
            Tagline = Filled(tagline),
            Contact = Filled(contact),
            Repo = Filled(repo)?.TrimEnd('/'),
            IssuerName = Filled(issuerName) ?? title.Value,
            IssuerUrl = Filled(issuerUrl) ?? address + "/",
            LinkedInId = Filled(linkedIn),
            Country = Filled(country),
            IsDemonstration = IsDemonstration(address),
            Baking = Bakings.FirstOrDefault(b => b.Name == baking?.Value).Baking,
            BakingLocation = baking?.Location ?? new(Path),
            FeedHub = Filled(hub),
            Fediverse = fediverse,
            Peers = peers,
            ListsPeers = fields.Find("peers") is not null,
            Translations = translations,
            LanguagesLocation = languages.IsEmpty ? new(Path) : languages[0].Location,
            HostLocation = host?.Location ?? new(Path),
            Location = new(Path),
        };
        return plain with
        {
            Languages = languages.IsEmpty ? plain.Languages : [.. languages.Select(l => l.Value)],
            TimeZone = Filled(timeZone) ?? plain.TimeZone,
            Host = Filled(host) ?? plain.Host,
            Accent = Filled(accent) ?? plain.Accent,
            Look = look,
            Forge = Filled(forge),
            Branch = Filled(branch) ?? plain.Branch,
        };
    }

    private static string? Filled(YamlScalar? value) => string.IsNullOrEmpty(value?.Value) ? null : value.Value;

    private static YamlScalar? Form(YamlFields fields, string key, Func<string, bool> fits, string expected)
    {
        var value = fields.Line(key);
        if (value is null || fits(value.Value))
        {
            return value;
        }
        fields.Refuse(key, value, expected);
        return null;
    }

    /// <summary>The base URL without a trailing slash, and the did:web it makes.</summary>
    private static (string? Address, string? Did) BaseUrl(YamlScalar value, DiagnosticBag diagnostics)
    {
        var address = value.Value.TrimEnd('/');
        var reason = ObjectionTo(address);
        string? did = null;
        if (reason is null && !DidWeb.TryFromBaseUrl(address, out did))
        {
            reason = "no did:web can be made of it";
        }
        if (reason is null)
        {
            return (address, did);
        }
        diagnostics.Add(ConfigDescriptors.BaseUrl, value.Location, value.Value, reason);
        return (null, null);
    }

    /// <summary>Why an address, without its trailing slash, is no base URL of a site: a phrase; null when it is one.</summary>
    internal static string? ObjectionTo(string address)
    {
        if (!LinkRules.IsWeb(address) || !Uri.TryCreate(address, UriKind.Absolute, out var uri))
        {
            return "it is not a web address";
        }
        if (uri.Scheme != Uri.UriSchemeHttps && !IsLocal(uri.Host))
        {
            return "it is not https (http is only for localhost)";
        }
        if (uri.Query.Length > 0 || uri.Fragment.Length > 0 || uri.UserInfo.Length > 0 || address.Contains('?', StringComparison.Ordinal) || address.Contains('#', StringComparison.Ordinal))
        {
            return "it may have a host and a path, and nothing behind them";
        }
        // One spelling: what goes into awards is compared letter by letter, for good.
        var spelt = uri.GetLeftPart(UriPartial.Path).TrimEnd('/');
        return address == spelt ? null : $"its one spelling is {spelt}";
    }

    private static bool IsLocal(string host) => host == "localhost" || host.EndsWith(".localhost", StringComparison.Ordinal) || host == "127.0.0.1";

    private static bool IsDemonstration(string address)
    {
        var host = new Uri(address).Host;
        return host == "example" || host.EndsWith(".example", StringComparison.Ordinal) || IsLocal(host);
    }

    [GeneratedRegex(@"^(?:UTC|[A-Z][A-Za-z_]+(?:/[A-Z][A-Za-z0-9_+-]*){1,2})\z", RegexOptions.CultureInvariant)]
    private static partial Regex TimeZoneForm();

    [GeneratedRegex(@"^[^\s@<>""]+@[^\s@<>""]+\.[^\s@<>"".]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex EmailForm();

    [GeneratedRegex(@"^[A-Za-z0-9_][A-Za-z0-9_./-]{0,99}\z", RegexOptions.CultureInvariant)]
    private static partial Regex BranchForm();

    [GeneratedRegex(@"^[0-9]{1,20}\z", RegexOptions.CultureInvariant)]
    private static partial Regex LinkedInForm();

    [GeneratedRegex(@"^[A-Z]{2}\z", RegexOptions.CultureInvariant)]
    private static partial Regex CountryForm();
}

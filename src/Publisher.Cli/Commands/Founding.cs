using System.Collections.Immutable;
using System.Text;
using Publisher.Cli.Authoring;
using Publisher.Cli.Disk;
using Publisher.Cli.Keys;
using Publisher.Cli.Starter;
using Publisher.Cli.Terminal;
using Publisher.Content;
using Publisher.Credentials.Keys;
using Publisher.Diagnostics;
using Publisher.Loading;
using Publisher.Sources;

namespace Publisher.Cli.Commands;

/// <summary>What <c>init</c> was told.</summary>
internal sealed record FoundingAnswers
{
    /// <summary>The guild's name.</summary>
    public required string Title { get; init; }
    /// <summary>Its site's address, without a trailing slash.</summary>
    public required string Address { get; init; }
    /// <summary>Language of its badges.</summary>
    public required string Language { get; init; }
    /// <summary>IANA time zone.</summary>
    public required string TimeZone { get; init; }
    /// <summary>The founder's handle.</summary>
    public required string Handle { get; init; }
    /// <summary>The founder's name for a public page, or null for no page.</summary>
    public required string? PublicName { get; init; }
    /// <summary>Further stewards and their public keys.</summary>
    public required ImmutableArray<(string Handle, Ed25519PublicKey Key)> Others { get; init; }
    /// <summary>Ids that stewards brought themselves, by handle.</summary>
    public required ImmutableDictionary<string, string> Ids { get; init; }
    /// <summary>The public half of a recovery key made before, or null.</summary>
    public required Ed25519PublicKey? Recovery { get; init; }
    /// <summary>File for recovery codes, or null to show them.</summary>
    public required string? Codes { get; init; }
    /// <summary>Who on GitHub reviews what judges changes, parted by spaces; or empty.</summary>
    public required string Owners { get; init; }
    /// <summary>The publisher that workflows run; null when it is not known, and there are then no workflows.</summary>
    public required PublisherSource? Source { get; init; }
    /// <summary>Where the repository will live.</summary>
    public Forge Forge { get; init; }
}

/// <summary>Founds a guild: everything is made in memory and read back as the compiler reads it; then keys, then files are written.</summary>
internal sealed class Founding(CliContext context, string folder, string typedFolder, KeyStore store, DateTimeOffset now)
{
    /// <summary>Founds it.</summary>
    /// <exception cref="CliException">Something is in the way; nothing was written.</exception>
    public int Run(FoundingAnswers answers)
    {
        using var passphrases = new PassphraseSource(context);
        if (!DidWeb.TryFromBaseUrl(answers.Address, out var issuer))
        {
            throw CliException.Usage($"'{answers.Address}' cannot be the site's address");
        }
        var existing = store.Find(answers.Handle);
        store.RefuseRepository();
        using var key = existing is not null ? FileKey.Unlock(context, passphrases, existing) : PrivateKey.Generate();
        using var recovery = answers.Recovery is null ? PrivateKey.Generate() : null;
        var recoveryKey = recovery?.PublicKey ?? answers.Recovery!;
        foreach (var one in answers.Others.Select(o => o.Key).Append(key.PublicKey).Append(recoveryKey))
        {
            SigningMember.RefuseDemonstrationKey(one, issuer);
        }
        var newKey = existing is null ? Seal(answers.Handle, key, passphrases) : null;
        var book = new HolderBook(store, passphrases);
        var stewards = Stewards(answers, key, book, issuer);
        var texts = StarterSite.Texts(answers.Title, answers.Address, answers.Language, answers.TimeZone, Host(answers), stewards[0], answers.PublicName);
        // The signed files need the configuration as it will be read.
        var draft = StarterAuthority.Draft(issuer, now, stewards, recoveryKey);
        ImmutableArray<NewFile> files = [.. texts, .. StarterSite.Signed(ReadConfig(texts), draft, now, key, recovery)];
        var missing = StarterSite.Verify(StarterSite.Load(context, files));
        RefuseExisting(files);
        if (newKey is not null)
        {
            store.Add(newKey);
        }
        book.Save();
        var kept = WriteForge(answers);
        AddLines(".gitattributes", StarterText.GitAttributes);
        AddLines(".gitignore", StarterText.GitIgnore);
        // The configuration last: it is what makes the folder a site.
        foreach (var file in files.OrderBy(f => f.Path == CommonOptions.ConfigFile))
        {
            AtomicFile.Create(Absolute(file.Path), file.Bytes.Span);
        }
        Tell(answers, stewards.Length, missing);
        GiveCodes(answers, newKey is null ? null : key, recovery);
        NextSteps(answers.Handle, missing);
        new FirstClicks(context.Out).Tell(answers, kept);
        return ExitCodes.Ok;
    }

    private KeyFile Seal(string handle, PrivateKey key, PassphraseSource passphrases)
    {
        var passphrase = passphrases.ForSealing($"the key {handle}");
        using var progress = new Progress(context, "sealing the key");
        return KeyFile.Seal(handle, key, passphrase, KeyDerivation.Default);
    }

    private static ImmutableArray<StarterSteward> Stewards(FoundingAnswers answers, PrivateKey key, HolderBook book, string issuer)
    {
        string Subject(string handle)
        {
            if (!answers.Ids.TryGetValue(handle, out var id))
            {
                return book.FindOrMint(issuer, "@" + handle);
            }
            book.Remember(issuer, "@" + handle, id);
            return id;
        }
        ImmutableArray<StarterSteward> stewards =
        [
            new(answers.Handle, Subject(answers.Handle), key.PublicKey),
            .. answers.Others.Select(o => new StarterSteward(o.Handle, Subject(o.Handle), o.Key)),
        ];
        if (answers.Ids.Keys.FirstOrDefault(h => stewards.All(s => s.Handle != h)) is { } unknown)
        {
            throw CliException.Usage($"--id names {unknown}, who is no steward here");
        }
        return stewards.Select(s => s.Handle).Distinct(StringComparer.Ordinal).Count() == stewards.Length
            && stewards.Select(s => s.Key).Distinct().Count() == stewards.Length && stewards.Select(s => s.Subject).Distinct(StringComparer.Ordinal).Count() == stewards.Length
            ? stewards
            : throw CliException.Usage("two stewards have one handle, one key or one id", "a key and an id belong to one person, for ever");
    }

    // With our workflows the site goes to the forge's own pages, under whatever address.
    private static string Host(FoundingAnswers answers) => answers.Forge != Forge.GitHub ? Forges.HostOf(answers.Forge) : answers.Source is not null || new Uri(answers.Address).Host.EndsWith(".github.io", StringComparison.Ordinal) ? "github-pages" : "plain";

    private SiteConfig ReadConfig(ImmutableArray<NewFile> texts)
    {
        var diagnostics = new DiagnosticBag();
        var tree = new SourceTree(texts.Where(f => f.Path == CommonOptions.ConfigFile).Select(f => new SourceFile(f.Path, f.Bytes)));
        if (ContentLoader.Load(tree, diagnostics)?.Config is { } config)
        {
            return config;
        }
        SiteSession.RefuseErrors(context, tree, diagnostics);
        throw CliException.Usage("these answers make no site");
    }

    private void RefuseExisting(ImmutableArray<NewFile> files)
    {
        if (files.FirstOrDefault(f => Path.Exists(Absolute(f.Path))) is { } taken)
        {
            throw CliException.Usage($"{taken.Path} is there already in {typedFolder}", "start in an empty folder, or move that file away");
        }
    }

    // A repository that exists already keeps its own lines.
    private void AddLines(string name, string lines)
    {
        var path = Absolute(name);
        var before = File.Exists(path) ? File.ReadAllText(path) : "";
        var had = before.Split('\n').Select(l => l.Trim()).ToHashSet(StringComparer.Ordinal);
        var missing = lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => !had.Contains(l)).ToList();
        if (missing.Count > 0)
        {
            var joint = before.Length == 0 || before.EndsWith('\n') ? before : before + "\n";
            AtomicFile.Write(path, Encoding.UTF8.GetBytes(joint + string.Concat(missing.Select(l => l + "\n"))));
        }
    }

    // A repository that was begun on a forge has some of these already, and keeps its own.
    private ImmutableArray<string> WriteForge(FoundingAnswers answers)
    {
        var kept = ImmutableArray.CreateBuilder<string>();
        foreach (var file in ForgeFiles.Of(answers.Title, answers.Address, answers.Owners, answers.Source, answers.Forge))
        {
            if (Path.Exists(Absolute(file.Path)))
            {
                kept.Add(file.Path);
            }
            else
            {
                AtomicFile.Create(Absolute(file.Path), file.Bytes.Span);
            }
        }
        return kept.ToImmutable();
    }

    private void Tell(FoundingAnswers answers, int stewards, int missing)
    {
        var output = context.Out;
        output.WriteLine(Printable.Line($"{answers.Title} is founded in {typedFolder}; it will live at {answers.Address}"));
        if (new Uri(answers.Address).Host is var host && (host == "localhost" || host.EndsWith(".localhost", StringComparison.Ordinal) || host.EndsWith(".example", StringComparison.Ordinal)))
        {
            output.WriteLine("An address like this is for trying out: every page will say that it is a demonstration.");
        }
        output.WriteLine();
        output.WriteLine(stewards switch
        {
            1 => "How it decides: you, its one steward, sign awards alone.",
            2 => "How it decides: either of the two stewards signs awards; both together change the rules.",
            _ => $"How it decides: two of the {Words.Spelled(stewards)} stewards sign each award and each change of the rules.",
        });
        output.WriteLine("Nobody signs an award to themselves, with one exception: the badge Founding Member, which stewards may give themselves.");
        if (missing > 0)
        {
            output.WriteLine($"Before the first award, {Publisher.Authoring.Messages.People(missing)} must sign that: publisher sign content/authority/1.json");
        }
        else if (stewards > 1)
        {
            output.WriteLine("You and the recovery key have signed that; the others read it with: publisher authority show");
        }
        output.WriteLine(answers.PublicName is not null
            ? $"Your page: content/members/{answers.Handle}.md"
            : "Your name stands nowhere in it; publisher new member makes a page for someone who agrees.");
        output.WriteLine(Printable.Line($"Your key: {Path.Combine(store.Folder, answers.Handle + ".json")} (encrypted; never commit it)"));
    }

    private void GiveCodes(FoundingAnswers answers, PrivateKey? key, PrivateKey? recovery)
    {
        List<(string, PrivateKey)> sheets = [];
        if (key is not null)
        {
            sheets.Add(($"Recovery code of the key {answers.Handle}", key));
        }
        if (recovery is not null)
        {
            sheets.Add(($"Recovery key of {answers.Title}, for changing how it decides when too few keys are left", recovery));
        }
        if (sheets.Count > 0)
        {
            RecoveryOutput.Write(context, answers.Codes, [.. sheets]);
        }
    }

    private void NextSteps(string handle, int missing)
    {
        var output = context.Out;
        output.WriteLine();
        output.WriteLine("Next:");
        output.WriteLine(Printable.Line($"  cd {typedFolder} && git init -b main && git add . && git commit -m \"Found the guild\""));
        output.WriteLine(missing > 0 ? "  publisher authority show" : $"  publisher award {StarterAuthority.FoundingBadge} --to @{handle}");
        output.WriteLine("  publisher serve");
    }

    private string Absolute(string path) => Path.Combine(folder, path.Replace('/', Path.DirectorySeparatorChar));
}

using System.Collections.Immutable;
using Publisher.Authoring;
using Publisher.Cli.Disk;
using Publisher.Credentials.Authority;

namespace Publisher.Cli.Keys;

/// <summary>
/// The folder of private keys on this machine, one <c>&lt;handle&gt;.json</c> each, and the holder book: <c>PUBLISHER_KEYS</c>, or
/// <c>publisher/keys</c> in the user's configuration folder. Never inside a repository.
/// </summary>
public sealed class KeyStore
{
    /// <summary>Only the owner reads and writes.</summary>
    public const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private const string HolderBookName = "holders.json";
    private const int LongestFile = 4 * 1024 * 1024;

    private KeyStore(string folder) => Folder = folder;

    /// <summary>The folder, whether or not it exists yet.</summary>
    public string Folder { get; }

    /// <summary>Where the holder book is kept.</summary>
    public string HolderBookPath => Path.Combine(Folder, HolderBookName);

    /// <summary>The store that the environment names.</summary>
    /// <exception cref="CliException">There is neither a configuration folder nor <c>PUBLISHER_KEYS</c>.</exception>
    public static KeyStore Open(CliContext context)
    {
        if (context.Environment("PUBLISHER_KEYS") is { Length: > 0 } named)
        {
            return new(context.Resolve(named));
        }
        var configuration = OperatingSystem.IsWindows() ? context.Environment("APPDATA")
            : context.Environment("XDG_CONFIG_HOME") is { Length: > 0 } xdg ? xdg
            : context.Environment("HOME") is { Length: > 0 } home ? Path.Combine(home, ".config") : null;
        return configuration is { Length: > 0 }
            ? new(Path.Combine(context.Resolve(configuration), "publisher", "keys"))
            : throw CliException.Usage("there is no folder for keys on this machine", "name one outside your repository in the variable PUBLISHER_KEYS");
    }

    /// <summary>Every key file, by handle.</summary>
    /// <exception cref="CliException">A file there is no key file.</exception>
    public ImmutableArray<KeyFile> List()
    {
        if (!Directory.Exists(Folder))
        {
            return [];
        }
        var keys = ImmutableArray.CreateBuilder<KeyFile>();
        foreach (var path in Directory.EnumerateFiles(Folder, "*.json").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(path);
            if (name != HolderBookName && !name.StartsWith('.'))
            {
                keys.Add(Read(path));
            }
        }
        return keys.ToImmutable();
    }

    /// <summary>The key file of a handle, or null.</summary>
    /// <exception cref="CliException">The file there is no key file.</exception>
    public KeyFile? Find(string handle) => SlugSuggestion.IsSlug(handle) && PathOf(handle) is var path && File.Exists(path) ? Read(path) : null;

    /// <summary>Adds a key file; one that is there already is never replaced.</summary>
    /// <returns>The file's path.</returns>
    /// <exception cref="CliException">There is one of that name, or the folder lies in a repository.</exception>
    public string Add(KeyFile key)
    {
        RefuseRepository();
        var path = PathOf(key.Handle);
        if (File.Exists(path))
        {
            throw CliException.Usage($"there is already a key named {key.Handle} in {Folder}", "a key is never written over; choose another handle, or move that file away first");
        }
        MakeFolder();
        AtomicFile.Create(path, key.ToBytes(), OwnerOnly);
        return path;
    }

    /// <summary>Whether a handle's file is there.</summary>
    public bool Has(string handle) => File.Exists(PathOf(handle));

    /// <summary>The keys here that are keys of members of an authority version, with their members.</summary>
    public ImmutableArray<(KeyFile File, AuthorityMember Member)> In(AuthorityDocument authority)
    {
        (KeyFile, AuthorityMember)? Match(KeyFile file) =>
            authority.Members.FirstOrDefault(m => m.Keys.Any(k => k.Key.Equals(file.PublicKey))) is { } member ? (file, member) : null;
        return [.. List().Select(Match).OfType<(KeyFile, AuthorityMember)>()];
    }

    /// <summary>Refuses to write secrets where they would be committed.</summary>
    /// <exception cref="CliException">The folder lies below one that holds <c>.git</c>.</exception>
    public void RefuseRepository() => RefuseRepository(Folder, "the folder for keys", "; name a folder outside it in the variable PUBLISHER_KEYS");

    /// <summary>Refuses to write secrets into a folder that would be committed.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="what">What it is for.</param>
    /// <param name="instead">What else to do.</param>
    /// <exception cref="CliException">The folder lies below one that holds <c>.git</c>.</exception>
    public static void RefuseRepository(string folder, string what, string instead = "")
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (Path.Exists(Path.Combine(at.FullName, ".git")) || Path.Exists(Path.Combine(at.FullName, "site.config.yml")))
            {
                throw CliException.Usage($"{what}, {folder}, lies inside the repository {at.FullName}", "private keys must not get into git" + instead);
            }
        }
    }

    /// <summary>Makes the folder, for its owner alone.</summary>
    public void MakeFolder() => MakeFolder(Folder);

    /// <summary>Makes a folder for its owner alone.</summary>
    public static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
        }
    }

    private string PathOf(string handle) => Path.Combine(Folder, handle + ".json");

    private static KeyFile Read(string path)
    {
        if (new FileInfo(path).Length > LongestFile)
        {
            throw CliException.Bad($"{path} is too large for a key file");
        }
        return KeyFile.Read(File.ReadAllBytes(path), out var problem)
            ?? throw CliException.Bad($"{path} cannot be read as a key: {problem}", "restore it from a backup, or with: publisher key recover HANDLE");
    }
}

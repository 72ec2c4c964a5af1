using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Publisher.Authoring;
using Publisher.Cli.Disk;

namespace Publisher.Cli.Keys;

/// <summary>
/// What must not stand in the repository: which stable id an address or name got, and the salts of awards whose holder is withheld.
/// One encrypted file, <c>holders.json</c>, beside the keys. Opened on first use.
/// </summary>
public sealed class HolderBook(KeyStore store, PassphraseSource passphrases, KeyDerivation? derivation = null)
{
    private const string Type = "PublisherHolders";

    private const string Called = "your private list of people";

    private List<Holder>? holders;
    private List<Withheld> awards = [];
    private bool changed;
    private bool isShut;
    // What opened it, and seals it again.
    private Passphrase? own;

    private sealed record Holder(string Issuer, string Who, string Id);

    private sealed record Withheld(string Issuer, string Award, HolderLink Link);

    /// <summary>The stable id of a person in a guild, or null for one never met.</summary>
    /// <param name="issuer">The guild's DID.</param>
    /// <param name="who"><c>email:…</c>, <c>name:…</c> or <c>@handle</c>, in the spelling that is hashed.</param>
    public string? Find(string issuer, string who) => Loaded().Find(h => h.Issuer == issuer && h.Who == who)?.Id;

    /// <summary>What a person of a guild is called here: <c>@handle</c>, else a name, else an address; null for one never met. Opens the book.</summary>
    /// <param name="issuer">The guild's DID.</param>
    /// <param name="id">Their stable id.</param>
    public string? NameOf(string issuer, string id)
    {
        var known = Loaded().Where(h => h.Issuer == issuer && h.Id == id).Select(h => h.Who).ToList();
        return known.Find(w => w.StartsWith('@')) ?? (known.Find(w => w.StartsWith("name:", StringComparison.Ordinal)) ?? known.Find(w => w.StartsWith("email:", StringComparison.Ordinal)))?.Split(':', 2)[1];
    }

    /// <summary>The same, where the book is open already or opens with the passphrase at hand: nobody is asked, and a book that stays shut knows nobody.</summary>
    public string? NameWithoutAsking(string issuer, string id)
    {
        if (holders is null && !isShut)
        {
            if (!File.Exists(store.HolderBookPath) || !passphrases.IsAtHand)
            {
                return null;
            }
            var passphrase = passphrases.ForOpening(Called);
            if (Sealed().Open(passphrase) is { } book)
            {
                Read(book, passphrase);
            }
            isShut = holders is null;
        }
        return holders is null ? null : NameOf(issuer, id);
    }

    /// <summary>The stable id of a person in a guild, minted when this is the first time.</summary>
    public string FindOrMint(string issuer, string who)
    {
        if (Find(issuer, who) is { } id)
        {
            return id;
        }
        id = RandomIds.UrnUuid(RandomNumberGenerator.GetBytes(16));
        Remember(issuer, who, id);
        return id;
    }

    /// <summary>Remembers an id that was given elsewhere; a person already known keeps theirs.</summary>
    public void Remember(string issuer, string who, string id)
    {
        if (Find(issuer, who) is null)
        {
            holders!.Add(new(issuer, who, id));
            changed = true;
        }
    }

    /// <summary>Remembers what the holder link of an award says.</summary>
    public void RememberLink(string issuer, string award, HolderLink link)
    {
        Loaded();
        awards.Add(new(issuer, award, link));
        changed = true;
    }

    /// <summary>What the holder link of an award says, or null when nothing of it is known here.</summary>
    public HolderLink? FindLink(string issuer, string award)
    {
        Loaded();
        return awards.Find(a => a.Issuer == issuer && a.Award == award)?.Link;
    }

    /// <summary>Writes the book when anything changed.</summary>
    public void Save()
    {
        if (!changed)
        {
            return;
        }
        store.RefuseRepository();
        static JsonText? Optional(string? text) => text is null ? null : JsonText.String(text);
        var book = JsonText.Object(
            ("holders", JsonText.Array(holders!.Select(h => JsonText.Object(
                ("issuer", JsonText.String(h.Issuer)), ("who", JsonText.String(h.Who)), ("id", JsonText.String(h.Id)))))),
            ("awards", JsonText.Array(awards.Select(a => JsonText.Object(
                ("issuer", JsonText.String(a.Issuer)),
                ("award", JsonText.String(a.Award)),
                ("salt", JsonText.String(a.Link.Salt)),
                ("email", Optional(a.Link.Email)),
                ("name", Optional(a.Link.Name))))))).ToBytes();
        var sealedBook = SealedFile.Seal(Type, ImmutableArray<(string, string)>.Empty, book, own ?? passphrases.ForSealing(Called), derivation ?? KeyDerivation.Default);
        CryptographicOperations.ZeroMemory(book);
        store.MakeFolder();
        AtomicFile.Write(store.HolderBookPath, sealedBook.ToBytes(), KeyStore.OwnerOnly);
        changed = false;
    }

    private List<Holder> Loaded()
    {
        if (holders is not null)
        {
            return holders;
        }
        if (!File.Exists(store.HolderBookPath))
        {
            return holders = [];
        }
        var (book, passphrase) = Open(Sealed());
        return Read(book, passphrase);
    }

    private SealedFile Sealed() => SealedFile.Read(File.ReadAllBytes(store.HolderBookPath), Type, [], out var problem)
        ?? throw CliException.Bad($"{store.HolderBookPath} cannot be read: {problem}", "restore it from a backup");

    // With the passphrase of the key that was opened before it; only if that is another, somebody is asked, and asked again as for a key.
    private (byte[] Book, Passphrase With) Open(SealedFile file)
    {
        var isKeys = passphrases.IsAtHand;
        for (var attempt = isKeys ? 0 : 1; ; attempt++)
        {
            var passphrase = isKeys && attempt > 0 ? passphrases.Another(Called) : passphrases.ForOpening(isKeys ? Called : $"{Called} (the same as your key's)");
            if (file.Open(passphrase) is { } book)
            {
                return (book, passphrase);
            }
            if (attempt == 3 || !(isKeys ? passphrases.CanAsk : passphrases.Forget()))
            {
                throw CliException.Bad($"{Called} does not open", $"it has the passphrase that your key had when it was first written; the file is {store.HolderBookPath}");
            }
            if (attempt > 0)
            {
                passphrases.SayWrong();
            }
        }
    }

    private List<Holder> Read(byte[] book, Passphrase with)
    {
        own = with;
        using var json = JsonDocument.Parse(book);
        string Text(JsonElement parent, string name) => parent.GetProperty(name).GetString()!;
        string? Maybe(JsonElement parent, string name) => parent.TryGetProperty(name, out var value) ? value.GetString() : null;
        holders = [.. json.RootElement.GetProperty("holders").EnumerateArray().Select(h => new Holder(Text(h, "issuer"), Text(h, "who"), Text(h, "id")))];
        awards = [.. json.RootElement.GetProperty("awards").EnumerateArray().Select(a =>
            new Withheld(Text(a, "issuer"), Text(a, "award"), new(Text(a, "salt"), Maybe(a, "email"), Maybe(a, "name"))))];
        CryptographicOperations.ZeroMemory(book);
        return holders;
    }
}

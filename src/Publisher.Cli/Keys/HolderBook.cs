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

    private List<Holder>? holders;
    private List<Withheld> awards = [];
    private bool changed;

    private sealed record Holder(string Issuer, string Who, string Id);

    private sealed record Withheld(string Issuer, string Award, HolderLink Link);

    /// <summary>The stable id of a person in a guild, or null for one never met.</summary>
    /// <param name="issuer">The guild's DID.</param>
    /// <param name="who"><c>email:…</c>, <c>name:…</c> or <c>@handle</c>, in the spelling that is hashed.</param>
    public string? Find(string issuer, string who) => Loaded().Find(h => h.Issuer == issuer && h.Who == who)?.Id;

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
        var sealedBook = SealedFile.Seal(Type, ImmutableArray<(string, string)>.Empty, book, passphrases.ForSealing("the list of holders"), derivation ?? KeyDerivation.Default);
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
        var file = SealedFile.Read(File.ReadAllBytes(store.HolderBookPath), Type, [], out var problem)
            ?? throw CliException.Bad($"{store.HolderBookPath} cannot be read: {problem}", "restore it from a backup");
        var book = file.Open(passphrases.ForOpening("the list of holders"))
            ?? throw CliException.Bad("the list of holders does not open", $"it has the passphrase of the key it was first written with; the file is {store.HolderBookPath}");
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

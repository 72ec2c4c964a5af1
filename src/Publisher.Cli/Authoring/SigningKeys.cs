using System.Collections.Immutable;
using Publisher.Cli.Keys;
using Publisher.Cli.Terminal;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Keys;

namespace Publisher.Cli.Authoring;

/// <summary>Whose key signs: chosen among this machine's keys by <c>--member</c>, <c>PUBLISHER_MEMBER</c>, or because only one fits.</summary>
internal sealed record SigningMember(AuthorityMember Member, KeyFile File)
{
    /// <summary>Chooses a key that an authority version names.</summary>
    /// <exception cref="CliException">None fits, several fit, or the named one does not.</exception>
    public static SigningMember Choose(CliContext context, KeyStore store, AuthorityDocument authority, string? typed)
    {
        var handle = typed ?? context.Environment("PUBLISHER_MEMBER");
        var fitting = store.In(authority);
        if (handle is { Length: > 0 })
        {
            handle = handle.TrimStart('@');
            var file = store.Find(handle) ?? throw CliException.Usage($"there is no key named {handle} in {store.Folder}", Have(store.List()));
            var match = fitting.FirstOrDefault(f => f.File.Handle == file.Handle);
            return match.File is null
                ? throw CliException.Bad($"the key {handle} is not a member's of this guild (authority version {authority.Version})",
                    "a new member is added by a new authority version; or choose another key with --member HANDLE")
                : Checked(new(match.Member, match.File), authority.Issuer);
        }
        return fitting switch
        {
            [] => throw CliException.Usage($"no key in {store.Folder} is a member's of this guild", store.List() is { IsEmpty: false } keys
                ? Have(keys)
                : "make one with: publisher key new HANDLE, or name your keys' folder in PUBLISHER_KEYS"),
            [var only] => Checked(new(only.Member, only.File), authority.Issuer),
            _ => Ask(context, store, authority, fitting),
        };
    }

    /// <summary>Opens the key with the command's passphrase; at a terminal a wrong one may be typed again.</summary>
    /// <exception cref="CliException">It does not open.</exception>
    public static PrivateKey Unlock(CliContext context, PassphraseSource passphrases, KeyFile file)
    {
        for (var attempt = 1; ; attempt++)
        {
            var passphrase = passphrases.ForOpening($"the key {file.Handle}");
            PrivateKey? key;
            using (new Progress(context, "opening the key"))
            {
                key = file.Open(passphrase);
            }
            if (key is not null)
            {
                return key;
            }
            if (!passphrases.Forget() || attempt == 3)
            {
                throw CliException.Bad($"the key {file.Handle} does not open: the passphrase is another, or the file was changed",
                    $"if the passphrase is lost, your recovery code brings the key back: publisher key recover {file.Handle}");
            }
            context.Error.WriteLine("  that is not its passphrase");
        }
    }

    /// <summary>Refuses a key that everybody has for a guild that is meant.</summary>
    /// <exception cref="CliException">It is one of the published demonstration keys.</exception>
    public static void RefuseDemonstrationKey(Ed25519PublicKey key, string issuer)
    {
        if (DemonstrationKeys.IsRefused(key, issuer))
        {
            throw CliException.Bad("this key is one of the published demonstration keys: anyone can sign with it",
                "make one of your own with: publisher key new HANDLE");
        }
    }

    private static SigningMember Checked(SigningMember member, string issuer)
    {
        RefuseDemonstrationKey(member.File.PublicKey, issuer);
        return member;
    }

    private static SigningMember Ask(CliContext context, KeyStore store, AuthorityDocument authority, ImmutableArray<(KeyFile File, AuthorityMember Member)> fitting)
    {
        var handles = fitting.Select(f => f.File.Handle).ToImmutableArray();
        var answer = Prompt.Ask(context, $"which of your keys signs ({Words.Joined(handles)})?", "--member HANDLE, or the variable PUBLISHER_MEMBER",
            objection: a => handles.Contains(a.TrimStart('@'), StringComparer.Ordinal) ? null : $"there are {Words.Joined(handles)}");
        return Choose(context, store, authority, answer);
    }

    private static string Have(ImmutableArray<KeyFile> keys) => keys.IsEmpty
        ? "make one with: publisher key new HANDLE"
        : $"there are {Words.Joined([.. keys.Select(k => k.Handle)])}";
}

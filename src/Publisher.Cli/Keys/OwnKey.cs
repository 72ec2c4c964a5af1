using Publisher.Cli.Terminal;
using Publisher.Credentials.Keys;

namespace Publisher.Cli.Keys;

/// <summary>A key that somebody at this machine can sign with.</summary>
/// <param name="handle">What it is called here.</param>
/// <param name="publicKey">Its public half.</param>
internal abstract class OwnKey(string handle, Ed25519PublicKey publicKey)
{
    /// <summary>What it is called here.</summary>
    public string Handle { get; } = handle;

    /// <summary>Its public half.</summary>
    public Ed25519PublicKey PublicKey { get; } = publicKey;

    /// <summary>Makes it ready to sign.</summary>
    /// <exception cref="CliException">It does not open.</exception>
    public abstract IHeldKey Open(CliContext context, PassphraseSource passphrases);
}

/// <summary>A key in an encrypted file.</summary>
internal sealed class FileKey(KeyFile file) : OwnKey(file.Handle, file.PublicKey)
{
    /// <inheritdoc/>
    public override IHeldKey Open(CliContext context, PassphraseSource passphrases) => Unlock(context, passphrases, file);

    /// <summary>Opens a file with the command's passphrase; at a terminal a wrong one may be typed again.</summary>
    /// <exception cref="CliException">It does not open.</exception>
    public static PrivateKey Unlock(CliContext context, PassphraseSource passphrases, KeyFile file)
    {
        // One that opened something else is tried in silence.
        var tries = passphrases.IsAtHand ? 4 : 3;
        for (var attempt = 1; ; attempt++)
        {
            var isTyped = !passphrases.IsAtHand;
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
            if (!passphrases.Forget() || attempt == tries)
            {
                throw CliException.Bad($"the key {file.Handle} does not open: the passphrase is another, or the file was changed",
                    $"if the passphrase is lost, your recovery code brings the key back: publisher key recover {file.Handle}");
            }
            if (isTyped)
            {
                passphrases.SayWrong();
            }
        }
    }
}

/// <summary>A key typed in from its recovery code, for this one run.</summary>
internal sealed class CodeKey(PrivateKey key) : OwnKey("the recovery code", key.PublicKey)
{
    /// <inheritdoc/>
    public override IHeldKey Open(CliContext context, PassphraseSource passphrases) => key;
}

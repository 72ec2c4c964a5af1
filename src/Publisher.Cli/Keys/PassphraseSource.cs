using System.Text;
using Publisher.Cli.Terminal;

namespace Publisher.Cli.Keys;

/// <summary>
/// Where the passphrase comes from, once for a whole command: <c>PUBLISHER_PASSPHRASE</c>, the first line of the file that
/// <c>PUBLISHER_PASSPHRASE_FILE</c> names, or one question at the terminal.
/// </summary>
public sealed class PassphraseSource(CliContext context) : IDisposable
{
    private const string Instead = "the passphrase in PUBLISHER_PASSPHRASE or, better, in a file named by PUBLISHER_PASSPHRASE_FILE";

    private Passphrase? known;

    /// <summary>The passphrase of keys that exist.</summary>
    public Passphrase ForOpening(string what) => known ??= FromEnvironment() ?? new(Prompt.Secret(context, $"passphrase of {what}:", Instead));

    /// <summary>The passphrase for a key that is being made: long enough, and typed twice.</summary>
    /// <exception cref="CliException">Too short, or the two differ.</exception>
    public Passphrase ForSealing(string what)
    {
        if (known is not null)
        {
            return known;
        }
        if (Given() is { } given)
        {
            return known = Checked(given);
        }
        while (true)
        {
            var typed = Prompt.Secret(context, $"new passphrase for {what} (four or five words are good):", Instead);
            if (typed.EnumerateRunes().Count() < Passphrase.ShortestNew)
            {
                context.Error.WriteLine(FormattableString.Invariant($"  at least {Passphrase.ShortestNew} characters, please; whoever gets the file may guess for years"));
                continue;
            }
            if (Prompt.Secret(context, "the same once more:", Instead) == typed)
            {
                return known = new(typed);
            }
            context.Error.WriteLine("  the two differ; once again");
        }
    }

    /// <summary>Drops a passphrase that did not open; false when it was not typed here, so that asking again would change nothing.</summary>
    public bool Forget()
    {
        if (!context.IsInteractive || Given() is not null)
        {
            return false;
        }
        known?.Dispose();
        known = null;
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => known?.Dispose();

    private Passphrase? FromEnvironment() => Given() is { } given ? new(given) : null;

    private static Passphrase Checked(string given) => given.EnumerateRunes().Count() >= Passphrase.ShortestNew
        ? new(given)
        : throw CliException.Usage(FormattableString.Invariant($"the passphrase is shorter than {Passphrase.ShortestNew} characters"), "four or five words are good");

    private string? Given()
    {
        if (context.Environment("PUBLISHER_PASSPHRASE") is { Length: > 0 } typed)
        {
            return typed;
        }
        if (context.Environment("PUBLISHER_PASSPHRASE_FILE") is not { Length: > 0 } named)
        {
            return null;
        }
        var path = context.Resolve(named);
        if (!File.Exists(path))
        {
            throw CliException.Usage($"PUBLISHER_PASSPHRASE_FILE names {named}, which is not there");
        }
        var text = File.ReadAllText(path, Encoding.UTF8);
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        return end < 0 ? text : text[..end];
    }
}

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

    // Wiped at the end only: the private list may still be sealed with one that did not open a key.
    private readonly List<Passphrase> typed = [];
    private Passphrase? known;

    /// <summary>Whether there is a passphrase already, so that nobody has to be asked.</summary>
    public bool IsAtHand => known is not null || Given() is not null;

    /// <summary>Whether somebody can be asked for another: not where one was given with the environment.</summary>
    public bool CanAsk => context.IsInteractive && Given() is null;

    /// <summary>Whether one can be had, by asking if need be.</summary>
    public bool CanBeHad => context.IsInteractive || IsAtHand;

    /// <summary>The passphrase of keys that exist.</summary>
    public Passphrase ForOpening(string what) => known ??= FromEnvironment() ?? Ask(what);

    /// <summary>Another passphrase than the one known, which stays the one of keys.</summary>
    /// <exception cref="CliException">Nobody can be asked.</exception>
    public Passphrase Another(string what) => Ask(what);

    /// <summary>Says that what was typed did not open it.</summary>
    public void SayWrong() => context.Error.WriteLine("  that is not its passphrase");

    private Passphrase Ask(string what)
    {
        var asked = new Passphrase(Prompt.Secret(context, $"passphrase of {what}:", Instead));
        typed.Add(asked);
        return asked;
    }

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
            return known = Kept(Checked(given));
        }
        while (true)
        {
            var first = Prompt.Secret(context, $"new passphrase for {what} (four or five words are good):", Instead);
            if (first.EnumerateRunes().Count() < Passphrase.ShortestNew)
            {
                context.Error.WriteLine(FormattableString.Invariant($"  at least {Passphrase.ShortestNew} characters, please; whoever gets the file may guess for years"));
                continue;
            }
            if (Prompt.Secret(context, "the same once more:", Instead) == first)
            {
                return known = Kept(new(first));
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
        known = null;
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => typed.ForEach(passphrase => passphrase.Dispose());

    private Passphrase? FromEnvironment() => Given() is { } given ? Kept(new(given)) : null;

    private Passphrase Kept(Passphrase passphrase)
    {
        typed.Add(passphrase);
        return passphrase;
    }

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

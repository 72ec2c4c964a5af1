using System.Collections.Immutable;
using System.Numerics;

namespace Publisher.Credentials.Authority;

/// <summary>
/// Six words of a digest, for two people who compare it by telephone. A word is two syllables of a consonant and a vowel, which people of most languages say alike; there are 3,600, so
/// six are as good as 70 bits: nobody can make other rules with the same words.
/// <para>Format 1, for ever: the first 16 bytes of the SHA-256 are a number, the first byte its greatest; divided by 3,600 six times, the remainders are the words, the last word first. A word
/// <c>w</c> is syllable <c>w / 60</c> and syllable <c>w mod 60</c>; syllable <c>s</c> is consonant <c>s / 5</c> of <c>bdfgklmnprst</c> and vowel <c>s mod 5</c> of <c>aeiou</c>.</para>
/// </summary>
public static class SpokenDigest
{
    /// <summary>How many words.</summary>
    public const int Count = 6;

    private const string Consonants = "bdfgklmnprst";
    private const string Vowels = "aeiou";
    private const int Syllables = 60;
    private const string Prefix = "sha256-";

    /// <summary>The words of a digest as documents spell it (<c>sha256-…</c>).</summary>
    /// <exception cref="FormatException">It is no such digest.</exception>
    public static ImmutableArray<string> Words(string digestSri)
    {
        var bytes = digestSri.StartsWith(Prefix, StringComparison.Ordinal) ? Convert.FromBase64String(digestSri[Prefix.Length..]) : [];
        if (bytes.Length != 32)
        {
            throw new FormatException("a digest is sha256- and 32 bytes in base64");
        }
        var number = new BigInteger(bytes.AsSpan(0, 16), isUnsigned: true, isBigEndian: true);
        var words = new string[Count];
        for (var i = Count - 1; i >= 0; i--)
        {
            number = BigInteger.DivRem(number, Syllables * Syllables, out var word);
            words[i] = Syllable((int)word / Syllables) + Syllable((int)word % Syllables);
        }
        return [.. words];
    }

    private static string Syllable(int number) => $"{Consonants[number / Vowels.Length]}{Vowels[number % Vowels.Length]}";
}

using System.Security.Cryptography;
using Publisher.Cli.Terminal;

namespace Publisher.Cli.Keys;

/// <summary>Reads a recovery code: from <c>PUBLISHER_RECOVERY_CODE</c>, or asked for.</summary>
internal static class RecoveryInput
{
    /// <summary>The key of the code.</summary>
    /// <exception cref="CliException">It is none.</exception>
    internal static PrivateKey Read(CliContext context)
    {
        var seed = new byte[PrivateKey.SeedLength];
        try
        {
            if (context.Environment("PUBLISHER_RECOVERY_CODE") is { Length: > 0 } code)
            {
                if (!RecoveryCode.TryDecode(code, seed, out var problem))
                {
                    throw CliException.Usage(problem ?? "the recovery code could not be read", "it has fourteen groups of four; I, L and O count as 1, 1 and 0");
                }
            }
            else
            {
                Prompt.Ask(context, "the recovery code, all fourteen groups in one line:", "the code in PUBLISHER_RECOVERY_CODE",
                    objection: typed => RecoveryCode.TryDecode(typed, seed, out var problem) ? null : problem);
            }
            return PrivateKey.FromSeed(seed);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(seed);
        }
    }
}

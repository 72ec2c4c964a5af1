using Publisher.Templates;

namespace Publisher.Tests.Templates;

/// <summary>Field sets are made by many threads at once.</summary>
public sealed class FieldSetTests
{
    [Fact]
    public async Task Two_threads_may_be_the_first_to_add_a_name()
    {
        var names = Enumerable.Range(0, 400).Select(i => $"first_{i}").ToArray();
        using var start = new Barrier(2);
        void Add()
        {
            try
            {
                foreach (var name in names)
                {
                    start.SignalAndWait(TestContext.Current.CancellationToken);
                    Assert.Equal([name], new FieldSet { { name, "value" } });
                }
            }
            finally
            {
                // The other one must not wait for one that failed.
                start.RemoveParticipant();
            }
        }
        await Task.WhenAll(Task.Run(Add, TestContext.Current.CancellationToken), Task.Run(Add, TestContext.Current.CancellationToken));
    }
}

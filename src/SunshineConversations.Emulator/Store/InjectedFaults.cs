namespace SunshineConversations.Emulator;

/// <summary>The faults that tests and the page have injected. The lock of <see cref="EmulatorAccount"/> guards it.</summary>
internal sealed class InjectedFaults
{
    private readonly List<InjectedFault> _faults = [];

    public IReadOnlyList<InjectedFault> All => _faults;

    public InjectedFault Add(string operation, EmulatorFault fault, int times)
    {
        var added = new InjectedFault(operation, fault) { TimesLeft = times };
        _faults.Add(added);
        return added;
    }

    public void Remove(InjectedFault fault) => _faults.Remove(fault);

    public void Clear() => _faults.Clear();

    /// <summary>The fault of the next request for an operation, or null.</summary>
    public EmulatorFault? Take(string operation)
    {
        if (_faults.Find(fault => fault.Operation == operation) is not { } found)
            return null;

        if (--found.TimesLeft == 0)
            _faults.Remove(found);

        return found.Fault;
    }
}

/// <summary>A fault of the next requests for an operation.</summary>
internal sealed class InjectedFault(string operation, EmulatorFault fault)
{
    public string Operation => operation;

    public EmulatorFault Fault => fault;

    public int TimesLeft { get; set; }
}
